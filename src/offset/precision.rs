use serde::{Deserialize, Serialize};

/// The numbers that corners are held and added in. Every operation is rounded to nearest, ties to
/// even, as IEEE 754 has it; what is too large becomes infinite.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub enum Precision {
    /// 53 bits: every whole number up to 2^53.
    Double,
    /// 24 bits: every whole number up to 16,777,216. What PyTorch has by default.
    #[default]
    Single,
    /// 11 bits: every whole number up to 2,048, every 32nd at 65,504, and nothing beyond.
    Half,
}

impl Precision {
    /// The number of this precision nearest to `value`.
    #[must_use]
    pub fn round(self, value: f64) -> f64 {
        match self {
            Self::Double => value,
            Self::Single => f64::from(value as f32),
            Self::Half => half(value),
        }
    }
}

/// The half-precision number (IEEE 754 binary16) nearest to `value`, of two equally near ones the one
/// whose last bit is 0. From 65,520 on that is infinity; NaN stays NaN and -0 stays -0.
#[must_use]
pub fn half(value: f64) -> f64 {
    // Half-precision numbers near a value of size 2^e are multiples of 2^(e-10), and of 2^-24 where
    // that would be finer. Adding and taking off 1.5 · 2^52 such multiples leaves a whole number of
    // them: f64 itself then rounds to nearest, ties to even.
    let size = value.abs();
    if size >= 65_520.0 {
        return f64::INFINITY.copysign(value);
    }
    let exponent = ((value.to_bits() >> 52) & 0x7ff) as i64 - 1023;
    let step = exponent.max(-14) - 10;
    let power = step + 52;
    let large = f64::from_bits((((power + 1023) as u64) << 52) | (1 << 51));
    // A size of NaN falls through to here and stays what it is.
    ((size + large) - large).copysign(value)
}
