//! The one source of chance: a number, the seed, decides everything.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// PCG XSH RR 64/32, whose numbers are the same everywhere.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Chance(Pcg32);

impl Chance {
    pub fn new(seed: u32) -> Self {
        // The stream that rand_pcg takes by default.
        Self(Pcg32::new(u64::from(seed), 0x0a02_bdbf_7bb3_c0a7))
    }

    /// Evenly in [0, 1), in steps of 2^-53.
    pub fn share(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// One of 0 to `count` - 1; 0 if there is none.
    pub fn index(&mut self, count: usize) -> usize {
        // Uneven by less than count / 2^64.
        ((u128::from(self.0.next_u64()) * count as u128) >> 64) as usize
    }

    /// Normally distributed, by Marsaglia's polar method; the second number of the pair is dropped.
    pub fn normal(&mut self) -> f64 {
        loop {
            let (x, y) = (2.0 * self.share() - 1.0, 2.0 * self.share() - 1.0);
            let square = x * x + y * y;
            if square > 0.0 && square < 1.0 {
                // libm, since every engine must arrive at the same bits.
                return x * (-2.0 * libm::log(square) / square).sqrt();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Chance;

    #[test]
    fn numbers_are_what_they_should_be() {
        let mut chance = Chance::new(7);
        let mut counts = [0; 3];
        let (mut sum, mut squares) = (0.0, 0.0);
        for _ in 0..30_000 {
            counts[chance.index(3)] += 1;
            let share = chance.share();
            assert!((0.0..1.0).contains(&share));
            let normal = chance.normal();
            sum += normal;
            squares += normal * normal;
        }
        assert!(counts.iter().all(|&count| (9_700..10_300).contains(&count)), "{counts:?}");
        assert!((sum / 30_000.0).abs() < 0.02, "{sum}");
        assert!((squares / 30_000.0 - 1.0).abs() < 0.03, "{squares}");
        assert_eq!(chance.index(0), 0);
    }

    /// A seed must mean the same for ever, or a shared link shows another run.
    #[test]
    fn a_seed_means_what_it_always_meant() {
        let mut chance = Chance::new(42);
        let drawn: Vec<usize> = (0..6).map(|_| chance.index(1000)).collect();
        assert_eq!(drawn, [418, 266, 409, 835, 996, 403]);
        assert_ne!(Chance::new(1), Chance::new(2));
    }
}
