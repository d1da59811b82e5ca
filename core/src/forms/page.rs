//! An outcome as text with gaps for its figures.

use serde::Serialize;

/// A part of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// The same for all facts of the form.
    Text(String),
    /// The text of the facts at a JSON Pointer, as it stands there in quotes; where it is not a gap, as given here.
    Fact(&'static str, String),
    /// A figure: its place among the outputs.
    Figure(usize),
    /// Parts that are left out where a figure is zero.
    Unless(usize, Vec<Piece>),
    /// Takes away the comma at the end of the list before.
    End,
}

/// An outcome as parts, and the outputs that fill them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The names of the outputs.
    pub outputs: Vec<String>,
    /// The places that figures are written with.
    pub scale: u32,
    /// The parts.
    pub pieces: Vec<Piece>,
}

impl Page {
    /// The place of an output.
    pub fn output(&mut self, name: &str) -> usize {
        self.outputs.iter().position(|known| known == name).unwrap_or_else(|| {
            self.outputs.push(name.to_owned());
            self.outputs.len().saturating_sub(1)
        })
    }

    /// The text of an outcome: `fact` gives the text of a fact that is a gap.
    pub(super) fn written<'t>(&self, numbers: &[i128], fact: impl Fn(&str) -> Option<&'t str>) -> Option<String> {
        let mut text = String::with_capacity(1 << 10);
        self.write(&self.pieces, numbers, &fact, &mut text)?;
        Some(text)
    }

    fn write<'t>(
        &self,
        pieces: &[Piece],
        numbers: &[i128],
        fact: &impl Fn(&str) -> Option<&'t str>,
        text: &mut String,
    ) -> Option<()> {
        for piece in pieces {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Fact(pointer, otherwise) => match fact(pointer) {
                    Some(own) => {
                        text.push('"');
                        text.push_str(own);
                        text.push('"');
                    }
                    None => text.push_str(otherwise),
                },
                Piece::Figure(output) => write_amount(*numbers.get(*output)?, self.scale, text),
                Piece::Unless(output, pieces) => {
                    if *numbers.get(*output)? != 0 {
                        self.write(pieces, numbers, fact, text)?;
                    }
                }
                Piece::End => {
                    if text.ends_with(',') {
                        text.pop();
                    }
                }
            }
        }
        Some(())
    }
}

/// A value as JSON.
pub fn json(value: impl Serialize) -> String {
    serde_json::to_string(&value).unwrap_or_default()
}

/// The most digits of a figure, and its point.
const WIDTH: usize = 64;

/// A number of `10^-scale` with all its places, in quotes, as amounts are written.
fn write_amount(number: i128, scale: u32, text: &mut String) {
    let mut digits = [b'0'; WIDTH];
    let mut place = WIDTH;
    let mut put = |digit: u8| {
        place = place.saturating_sub(1);
        if let Some(room) = digits.get_mut(place) {
            *room = digit;
        }
    };
    put(b'"');
    let mut left = number.unsigned_abs();
    let mut written = 0;
    while left > 0 || written <= scale {
        if written == scale && scale > 0 {
            put(b'.');
        }
        // Figures mostly fit into 64 bits, which divide several times faster.
        let (rest, digit) = match u64::try_from(left) {
            Ok(left) => (u128::from(left / 10), left % 10),
            Err(_) => (left / 10, u64::try_from(left % 10).unwrap_or_default()),
        };
        put(b'0'.saturating_add(u8::try_from(digit).unwrap_or_default()));
        left = rest;
        written = written.saturating_add(1);
    }
    if number < 0 {
        put(b'-');
    }
    put(b'"');
    let written = digits.get(place..).and_then(|digits| std::str::from_utf8(digits).ok());
    text.push_str(written.unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_all_their_places() {
        let written = |number, scale| {
            let mut text = String::new();
            write_amount(number, scale, &mut text);
            text
        };
        assert_eq!(written(123_450, 2), "\"1234.50\"");
        assert_eq!(written(-5, 2), "\"-0.05\"");
        assert_eq!(written(0, 2), "\"0.00\"");
        assert_eq!(written(0, 0), "\"0\"");
        assert_eq!(written(-1_000, 0), "\"-1000\"");
        assert_eq!(written(i128::MIN, 3), "\"-170141183460469231731687303715884105.728\"");
    }

    #[test]
    fn what_is_zero_is_left_out_and_lists_end_without_a_comma() {
        let mut page = Page { scale: 1, ..Page::default() };
        let (a, b) = (page.output("a"), page.output("b"));
        let entry = |output| Piece::Unless(output, vec![Piece::Figure(output), Piece::Text(",".to_owned())]);
        page.pieces = vec![Piece::Text("[".to_owned()), entry(a), entry(b), Piece::End, Piece::Text("]".to_owned())];
        assert_eq!(page.written(&[5, 0], |_| None).as_deref(), Some("[\"0.5\"]"));
        assert_eq!(page.written(&[5, 12], |_| None).as_deref(), Some("[\"0.5\",\"1.2\"]"));
        assert_eq!(page.written(&[0, 0], |_| None).as_deref(), Some("[]"));
    }
}
