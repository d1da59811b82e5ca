//! The text of a Python `Decimal`, written out: Python writes large and small ones with an exponent, documents never do.

/// The exponent up to which a decimal is written out. Core takes 28 digits, so anything near this is refused anyway; the
/// limit only keeps `Decimal("1E+999999")` from filling the memory first.
const EXPONENT_MAX: u32 = 60;

/// What keeps the text of a decimal from being digits.
#[derive(Debug, PartialEq, Eq)]
pub enum Odd {
    /// NaN or an infinity.
    NotFinite,
    /// Far more digits than a number may have.
    TooLong,
}

/// Writes a decimal's text out without its exponent; digits and scale stay as they are.
pub fn written_out(text: &str) -> Result<String, Odd> {
    let (unsigned, sign) = text.strip_prefix('-').map_or((text, ""), |rest| (rest, "-"));
    if !unsigned.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(Odd::NotFinite);
    }
    let Some((mantissa, exponent)) = unsigned.split_once(['E', 'e']) else { return Ok(text.to_owned()) };
    let (is_small, exponent) = exponent.strip_prefix('-').map_or((false, exponent), |rest| (true, rest));
    let exponent: u32 = exponent.trim_start_matches('+').parse().map_err(|_| Odd::TooLong)?;
    if exponent > EXPONENT_MAX {
        return Err(Odd::TooLong);
    }
    let (whole, places) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let places_count = usize::try_from(exponent).map_err(|_| Odd::TooLong)?;
    let (whole, places) =
        if is_small { to_the_left(whole, places, places_count) } else { to_the_right(whole, places, places_count) };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let point = if places.is_empty() { "" } else { "." };
    Ok([sign, whole, point, &places].concat())
}

/// Moves the point `count` places to the right.
fn to_the_right(whole: &str, places: &str, count: usize) -> (String, String) {
    let moved: String = places.chars().take(count).collect();
    let missing = count.saturating_sub(moved.len());
    ([whole, &moved, &"0".repeat(missing)].concat(), places.chars().skip(count).collect())
}

/// Moves the point `count` places to the left.
fn to_the_left(whole: &str, places: &str, count: usize) -> (String, String) {
    let padded = ["0".repeat(count), whole.to_owned()].concat();
    let kept = padded.len().saturating_sub(count);
    let (left, right): (String, String) = (padded.chars().take(kept).collect(), padded.chars().skip(kept).collect());
    (left, [right, places.to_owned()].concat())
}
