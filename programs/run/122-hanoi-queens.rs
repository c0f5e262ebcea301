// Recursion with backtracking: the towers of Hanoi and the eight queens.
fn hanoi(n: u32, from: char, to: char, via: char, moves: &mut Vec<(char, char)>) {
    if n == 0 {
        return;
    }
    hanoi(n - 1, from, via, to, moves);
    moves.push((from, to));
    hanoi(n - 1, via, to, from, moves);
}

fn safe(queens: &[usize], column: usize) -> bool {
    let row = queens.len();
    queens.iter().enumerate().all(|(r, &c)| c != column && (row - r) != column.abs_diff(c))
}

fn place(queens: &mut Vec<usize>, n: usize, first: &mut Option<Vec<usize>>) -> u32 {
    if queens.len() == n {
        first.get_or_insert_with(|| queens.clone());
        return 1;
    }
    let mut count = 0;
    for column in 0..n {
        if safe(queens, column) {
            queens.push(column);
            count += place(queens, n, first);
            queens.pop();
        }
    }
    count
}

fn main() {
    let mut moves = Vec::new();
    hanoi(3, 'A', 'C', 'B', &mut moves);
    println!("{} {:?}", moves.len(), moves);
    let mut first = None;
    println!("{}", place(&mut Vec::new(), 6, &mut first));
    for column in first.unwrap() {
        println!("{}Q{}", ".".repeat(column), ".".repeat(5 - column));
    }
}

//> 7 [('A', 'C'), ('A', 'B'), ('C', 'B'), ('A', 'C'), ('B', 'A'), ('B', 'C'), ('A', 'C')]
//> 4
//> .Q....
//> ...Q..
//> .....Q
//> Q.....
//> ..Q...
//> ....Q.
