/// What a box is at one place of a timeline. The page gives each role its look; the numbers cross
/// the boundary, so their order is a contract ([`Role::ALL`], held equal to the page's by a test).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// No run says anything of it.
    Plain,
    /// Still in play.
    Waiting,
    /// The best of those in play, now being compared with the others.
    Picked,
    /// The one it is being compared with.
    Compared,
    /// In the answer.
    Kept,
    /// Not in the answer: it overlaps a kept box too much.
    Suppressed,
    /// Its score is too low to take part.
    Filtered,
    /// Still in play when the maximum output was reached.
    Leftover,
    /// Box A of a pair.
    First,
    /// Box B of a pair.
    Second,
    /// Takes no part.
    Aside,
    /// Part of a fused box.
    Fused,
    /// A ground truth that no detection has found.
    Truth,
    /// A ground truth that a detection has found.
    Found,
}

impl Role {
    /// Every role with its name on the page, in the order of their numbers.
    pub const ALL: [(Self, &'static str); 14] = [
        (Self::Plain, "plain"),
        (Self::Waiting, "waiting"),
        (Self::Picked, "picked"),
        (Self::Compared, "compared"),
        (Self::Kept, "kept"),
        (Self::Suppressed, "suppressed"),
        (Self::Filtered, "filtered"),
        (Self::Leftover, "leftover"),
        (Self::First, "first"),
        (Self::Second, "second"),
        (Self::Aside, "aside"),
        (Self::Fused, "fused"),
        (Self::Truth, "truth"),
        (Self::Found, "found"),
    ];
}

#[cfg(test)]
mod tests {
    use super::Role;

    #[test]
    fn numbers_follow_the_list() {
        for (number, (role, _)) in Role::ALL.iter().enumerate() {
            assert_eq!(*role as usize, number);
        }
    }
}
