// A singly linked list: each node is a block on the heap that owns the next.
#[derive(Debug)]
struct Node<T> {
    value: T,
    next: Option<Box<Node<T>>>,
}

#[derive(Debug)]
struct List<T> {
    head: Option<Box<Node<T>>>,
    len: usize,
}

impl<T> List<T> {
    fn new() -> Self {
        List { head: None, len: 0 }
    }

    fn push(&mut self, value: T) {
        let old = self.head.take();
        self.head = Some(Box::new(Node { value, next: old }));
        self.len += 1;
    }

    fn pop(&mut self) -> Option<T> {
        self.head.take().map(|node| {
            self.head = node.next;
            self.len -= 1;
            node.value
        })
    }

    fn peek(&self) -> Option<&T> {
        self.head.as_ref().map(|node| &node.value)
    }

    fn peek_mut(&mut self) -> Option<&mut T> {
        self.head.as_mut().map(|node| &mut node.value)
    }

    fn reverse(&mut self) {
        let mut reversed = None;
        let mut rest = self.head.take();
        while let Some(mut node) = rest {
            rest = node.next.take();
            node.next = reversed;
            reversed = Some(node);
        }
        self.head = reversed;
    }

    fn push_back(&mut self, value: T) {
        let mut slot = &mut self.head;
        while let Some(node) = slot {
            slot = &mut node.next;
        }
        *slot = Some(Box::new(Node { value, next: None }));
        self.len += 1;
    }

    fn iter(&self) -> Iter<'_, T> {
        Iter { next: self.head.as_deref() }
    }
}

struct Iter<'a, T> {
    next: Option<&'a Node<T>>,
}

impl<'a, T> Iterator for Iter<'a, T> {
    type Item = &'a T;

    fn next(&mut self) -> Option<Self::Item> {
        self.next.map(|node| {
            self.next = node.next.as_deref();
            &node.value
        })
    }
}

fn main() {
    let mut list = List::new();
    for i in 1..=4 {
        list.push(i * 10);
    }
    list.push_back(5);
    println!("{:?} {}", list.iter().collect::<Vec<_>>(), list.len);
    if let Some(top) = list.peek_mut() {
        *top += 1;
    }
    println!("{:?}", list.peek());
    println!("{:?}", list.pop());
    list.reverse();
    println!("{:?}", list.iter().map(|n| n * 2).collect::<Vec<i32>>());
    println!("{}", list.iter().sum::<i32>());
    while let Some(n) = list.pop() {
        print!("{} ", n);
    }
    println!("{:?}", list);
}

//> [40, 30, 20, 10, 5] 5
//> Some(41)
//> Some(41)
//> [10, 20, 40, 60]
//> 65
//> 5 10 20 30 List { head: None, len: 0 }
