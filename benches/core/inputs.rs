//! What is measured on: seeded, so that every run measures the same.

use rand_pcg::Pcg32;
use rand_pcg::rand_core::Rng;

/// Boxes, x1, y1, x2, y2 each, and their scores.
pub struct Boxes {
    pub flat: Vec<f64>,
    pub scores: Vec<f64>,
    /// 80 of them; all detections of an object have one.
    pub classes: Vec<u32>,
}

struct Chance(Pcg32);

impl Chance {
    fn new() -> Self {
        Self(Pcg32::new(7, 11))
    }

    /// Evenly in [0, 1).
    fn share(&mut self) -> f64 {
        f64::from(self.0.next_u32()) / 2.0_f64.powi(32)
    }

    /// About normally distributed, with variance 1.
    fn bell(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

/// `n / 50` objects with 50 detections each, shifted by up to 0.2 of a side and grown by up to 0.1,
/// in a picture that grows with n.
pub fn detections(n: usize) -> Boxes {
    let mut chance = Chance::new();
    let picture = 100.0 * (n as f64 / 50.0).sqrt();
    let mut boxes = Boxes { flat: Vec::new(), scores: Vec::new(), classes: Vec::new() };
    let mut object = [0.0; 4];
    for at in 0..n {
        if at % 50 == 0 {
            let [x, y] = [picture * chance.share(), picture * chance.share()];
            object = [x, y, 20.0 + 80.0 * chance.share(), 20.0 + 80.0 * chance.share()];
        }
        let [x, y, w, h] = object;
        let left = x + 0.4 * w * (chance.share() - 0.5);
        let top = y + 0.4 * h * (chance.share() - 0.5);
        let right = left + w * (0.9 + 0.2 * chance.share());
        let bottom = top + h * (0.9 + 0.2 * chance.share());
        boxes.flat.extend([left, top, right, bottom]);
        boxes.scores.push(chance.share());
        boxes.classes.push(at as u32 / 50 % 80);
    }
    boxes
}

/// Shapes as those of COCO's objects, log-normal, in hundredths of a pixel: width and height each.
pub fn shapes(n: usize) -> Vec<f64> {
    let mut chance = Chance::new();
    let shape = |_| {
        let (side, lean) = (55.0 * (1.1 * chance.bell()).exp(), (0.35 * chance.bell()).exp());
        [side * lean, side / lean].map(|side| (100.0 * side.min(640.0)).round().max(1.0) / 100.0)
    };
    (0..n).flat_map(shape).collect()
}

/// Rows of so many columns that are blends of two hidden ones, and noise.
pub fn table(n: usize, columns: usize) -> Vec<f64> {
    let mut chance = Chance::new();
    let mut table = Vec::with_capacity(n * columns);
    for _ in 0..n {
        let (a, b) = (chance.bell(), chance.bell());
        for column in 0..columns {
            let angle = column as f64;
            table.push(angle + 9.0 * a * angle.cos() + 4.0 * b * angle.sin() + chance.share());
        }
    }
    table
}
