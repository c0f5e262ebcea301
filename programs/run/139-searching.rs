// Searching: queens on a board, a sudoku with bit sets, permutations in order, subset sums, a knight's shortest way.
use std::collections::VecDeque;
use std::fmt;

#[derive(Clone, Copy, PartialEq, Eq, Default)]
struct Digits(u16);

impl Digits {
    const ALL: Digits = Digits(0b11_1111_1110);

    fn insert(&mut self, digit: u8) -> bool {
        let before = self.0;
        self.0 |= 1 << digit;
        before != self.0
    }

    fn without(self, other: Digits) -> Digits {
        Digits(self.0 & !other.0)
    }
}

impl Iterator for Digits {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        if self.0 == 0 {
            return None;
        }
        let digit = self.0.trailing_zeros() as u8;
        self.0 &= self.0 - 1;
        Some(digit)
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(*self).finish()
    }
}

#[derive(Clone)]
struct Sudoku {
    cells: [[u8; 9]; 9],
    tried: u32,
}

impl std::str::FromStr for Sudoku {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digits: Vec<u8> = text
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '.' => Ok(0),
                '1'..='9' => Ok(c as u8 - b'0'),
                other => Err(format!("{other:?} is no digit")),
            })
            .collect::<Result<_, _>>()?;
        if digits.len() != 81 {
            return Err(format!("{} cells instead of 81", digits.len()));
        }
        let mut cells = [[0; 9]; 9];
        for (row, chunk) in cells.iter_mut().zip(digits.chunks_exact(9)) {
            row.copy_from_slice(chunk);
        }
        Ok(Sudoku { cells, tried: 0 })
    }
}

impl Sudoku {
    fn candidates(&self, r: usize, c: usize) -> Digits {
        let mut used = Digits::default();
        for i in 0..9 {
            for digit in [self.cells[r][i], self.cells[i][c], self.cells[r / 3 * 3 + i / 3][c / 3 * 3 + i % 3]] {
                if digit != 0 {
                    used.insert(digit);
                }
            }
        }
        Digits::ALL.without(used)
    }

    fn solve(&mut self) -> bool {
        let empty = (0..81).map(|i| (i / 9, i % 9)).filter(|&(r, c)| self.cells[r][c] == 0);
        let Some((r, c, options)) =
            empty.map(|(r, c)| (r, c, self.candidates(r, c))).min_by_key(|(.., options)| options.0.count_ones())
        else {
            return true;
        };
        for digit in options {
            self.tried += 1;
            self.cells[r][c] = digit;
            if self.solve() {
                return true;
            }
        }
        self.cells[r][c] = 0;
        false
    }
}

impl fmt::Display for Sudoku {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, row) in self.cells.iter().enumerate() {
            if i > 0 && i % 3 == 0 {
                writeln!(f, "------+-------+------")?;
            }
            let parts: Vec<String> =
                row.chunks(3).map(|c| c.iter().map(u8::to_string).collect::<Vec<_>>().join(" ")).collect();
            writeln!(f, "{}", parts.join(" | "))?;
        }
        Ok(())
    }
}

fn queens(n: usize) -> (usize, Option<Vec<usize>>) {
    fn place(row: usize, n: usize, taken: &mut Vec<usize>, found: &mut impl FnMut(&[usize])) {
        if row == n {
            return found(taken);
        }
        'columns: for column in 0..n {
            for (r, &c) in taken.iter().enumerate() {
                if c == column || c.abs_diff(column) == row - r {
                    continue 'columns;
                }
            }
            taken.push(column);
            place(row + 1, n, taken, found);
            taken.pop();
        }
    }
    let (mut count, mut first) = (0, None);
    place(0, n, &mut Vec::with_capacity(n), &mut |solution| {
        count += 1;
        first.get_or_insert_with(|| solution.to_vec());
    });
    (count, first)
}

fn next_permutation<T: Ord>(items: &mut [T]) -> bool {
    let Some(i) = items.windows(2).rposition(|w| w[0] < w[1]) else {
        items.reverse();
        return false;
    };
    let j = items.iter().rposition(|x| *x > items[i]).expect("the next one is greater");
    items.swap(i, j);
    items[i + 1..].reverse();
    true
}

fn subsets_with_sum(numbers: &[i32], sum: i32) -> Vec<Vec<i32>> {
    match numbers {
        [] if sum == 0 => vec![vec![]],
        [] => vec![],
        [first, rest @ ..] => {
            let mut found = subsets_with_sum(rest, sum);
            found.extend(subsets_with_sum(rest, sum - first).into_iter().map(|mut set| {
                set.insert(0, *first);
                set
            }));
            found
        }
    }
}

fn knight(from: (i8, i8), to: (i8, i8)) -> Option<Vec<String>> {
    let name = |(x, y): (i8, i8)| format!("{}{}", (b'a' + x as u8) as char, y + 1);
    let mut before: [[Option<(i8, i8)>; 8]; 8] = Default::default();
    let mut queue = VecDeque::from([from]);
    before[from.0 as usize][from.1 as usize] = Some(from);
    while let Some(at @ (x, y)) = queue.pop_front() {
        if at == to {
            let mut way = vec![name(at)];
            let mut at = at;
            while at != from {
                at = before[at.0 as usize][at.1 as usize]?;
                way.push(name(at));
            }
            way.reverse();
            return Some(way);
        }
        for (dx, dy) in [(1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)] {
            let next = (x + dx, y + dy);
            if !(0..8).contains(&next.0) || !(0..8).contains(&next.1) {
                continue;
            }
            let slot = &mut before[next.0 as usize][next.1 as usize];
            if slot.is_none() {
                *slot = Some(at);
                queue.push_back(next);
            }
        }
    }
    None
}

fn main() {
    let puzzle = "53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79";
    let mut sudoku: Sudoku = puzzle.parse().unwrap();
    println!("{:?} {:?}", sudoku.candidates(0, 2), sudoku.candidates(4, 4));
    println!("{} after {}\n{sudoku}", sudoku.solve(), sudoku.tried);
    println!("{:?} {:?}", "12x".parse::<Sudoku>().err(), "1 2 3".parse::<Sudoku>().map(|s| s.tried));

    for n in 1..=6 {
        let (count, first) = queens(n);
        println!("{n} queens: {count} {first:?}");
    }
    let mut letters = ['a', 'b', 'b', 'c'];
    let mut all = vec![String::from_iter(letters)];
    while next_permutation(&mut letters) {
        all.push(letters.iter().collect());
    }
    println!("{} {:?} {:?}", all.len(), &all[..4], all.last());
    println!("{:?}", subsets_with_sum(&[1, 2, 3, 4, 5, -2], 6));
    println!("{:?} {:?}", knight((0, 0), (7, 7)), knight((3, 3), (3, 3)));
}

//> {1, 2, 4} {5}
//> true after 51
//> 5 3 4 | 6 7 8 | 9 1 2
//> 6 7 2 | 1 9 5 | 3 4 8
//> 1 9 8 | 3 4 2 | 5 6 7
//> ------+-------+------
//> 8 5 9 | 7 6 1 | 4 2 3
//> 4 2 6 | 8 5 3 | 7 9 1
//> 7 1 3 | 9 2 4 | 8 5 6
//> ------+-------+------
//> 9 6 1 | 5 3 7 | 2 8 4
//> 2 8 7 | 4 1 9 | 6 3 5
//> 3 4 5 | 2 8 6 | 1 7 9
//>
//> Some("'x' is no digit") Err("3 cells instead of 81")
//> 1 queens: 1 Some([0])
//> 2 queens: 0 None
//> 3 queens: 0 None
//> 4 queens: 2 Some([1, 3, 0, 2])
//> 5 queens: 10 Some([0, 2, 4, 1, 3])
//> 6 queens: 4 Some([1, 3, 5, 0, 2, 4])
//> 12 ["abbc", "abcb", "acbb", "babc"] Some("cbba")
//> [[3, 5, -2], [2, 4], [1, 5], [1, 3, 4, -2], [1, 2, 5, -2], [1, 2, 3]]
//> Some(["a1", "b3", "c5", "d7", "f8", "g6", "h8"]) Some(["d4"])
