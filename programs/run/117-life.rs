// Conway's game of life on a fixed grid.
const WIDTH: usize = 8;
const HEIGHT: usize = 6;

type Grid = [[bool; WIDTH]; HEIGHT];

fn neighbours(grid: &Grid, row: usize, column: usize) -> usize {
    let mut count = 0;
    for dr in [HEIGHT - 1, 0, 1] {
        for dc in [WIDTH - 1, 0, 1] {
            if (dr, dc) != (0, 0) && grid[(row + dr) % HEIGHT][(column + dc) % WIDTH] {
                count += 1;
            }
        }
    }
    count
}

fn step(grid: &Grid) -> Grid {
    let mut next = [[false; WIDTH]; HEIGHT];
    for (r, row) in next.iter_mut().enumerate() {
        for (c, cell) in row.iter_mut().enumerate() {
            *cell = matches!((grid[r][c], neighbours(grid, r, c)), (true, 2) | (_, 3));
        }
    }
    next
}

fn show(grid: &Grid) {
    for row in grid {
        let line: String = row.iter().map(|&alive| if alive { '#' } else { '.' }).collect();
        println!("{}", line);
    }
    println!();
}

fn main() {
    let mut grid: Grid = [[false; WIDTH]; HEIGHT];
    for (r, c) in [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)] {
        grid[r][c] = true;
    }
    for _ in 0..3 {
        show(&grid);
        grid = step(&grid);
    }
}

//> .#......
//> ..#.....
//> ###.....
//> ........
//> ........
//> ........
//>
//> ........
//> #.#.....
//> .##.....
//> .#......
//> ........
//> ........
//>
//> ........
//> ..#.....
//> #.#.....
//> .##.....
//> ........
//> ........
//>
