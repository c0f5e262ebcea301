// Primes by trial division and by the sieve of Eratosthenes.
fn is_prime(n: u32) -> bool {
    if n < 2 {
        return false;
    }
    let mut d = 2;
    while d * d <= n {
        if n % d == 0 {
            return false;
        }
        d += 1;
    }
    true
}

fn sieve(limit: usize) -> Vec<usize> {
    let mut composite = vec![false; limit + 1];
    let mut primes = Vec::new();
    for n in 2..=limit {
        if composite[n] {
            continue;
        }
        primes.push(n);
        let mut multiple = n * n;
        while multiple <= limit {
            composite[multiple] = true;
            multiple += n;
        }
    }
    primes
}

fn factors(mut n: u64) -> Vec<(u64, u32)> {
    let mut found = Vec::new();
    let mut p = 2;
    while p * p <= n {
        let mut power = 0;
        while n % p == 0 {
            n /= p;
            power += 1;
        }
        if power > 0 {
            found.push((p, power));
        }
        p += 1;
    }
    if n > 1 {
        found.push((n, 1));
    }
    found
}

fn gcd(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn main() {
    let small: Vec<u32> = (1..40).filter(|&n| is_prime(n)).collect();
    println!("{:?}", small);
    let primes = sieve(1000);
    println!("{} {:?}", primes.len(), primes.last());
    println!("{:?} {:?}", factors(360), factors(97));
    println!("{}", gcd(1071, 462));
}

//> [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
//> 168 Some(997)
//> [(2, 3), (3, 2), (5, 1)] [(97, 1)]
//> 21
