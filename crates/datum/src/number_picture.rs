//! `to_char` of numbers.

use crate::datetime::english_ordinal;
use crate::fault::{Result, unsupported};
use crate::numeric::Numeric;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    /// `9`: a digit, or a blank where a leading zero would be.
    Nine,
    /// `0`: a digit, leading zeros too.
    Zero,
    Point,
    Group,
    Sign,
    Minus,
    Plus,
    PlusMinus,
    Currency,
    Copy(char),
}

#[derive(Default)]
struct Picture {
    pieces: Vec<Piece>,
    fill: bool,
    angle: bool,
    ordinal: Option<&'static str>,
}

fn parse(picture: &str) -> Result<Picture> {
    let mut found = Picture::default();
    let mut rest = picture;
    while let Some(c) = rest.chars().next() {
        let starts = |word: &str| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
        let mut length = c.len_utf8();
        let two = ["FM", "PR", "TH", "MI", "PL", "SG", "RN"].into_iter().find(|key| starts(key));
        if let Some(key) = two {
            length = 2;
            match key {
                "FM" => found.fill = true,
                "PR" => found.angle = true,
                "TH" => found.ordinal = Some(if rest.starts_with("TH") { "TH" } else { "th" }),
                "MI" => found.pieces.push(Piece::Minus),
                "PL" => found.pieces.push(Piece::Plus),
                "SG" => found.pieces.push(Piece::PlusMinus),
                _ => return Err(unsupported("the number picture \"RN\"")),
            }
        } else if starts("EEEE") || starts("V") {
            return Err(unsupported(format_args!("the number picture \"{picture}\"")));
        } else if c == '"' {
            let end = rest[1..].find('"').map_or(rest.len(), |at| at + 2);
            found.pieces.extend(rest[1..end].trim_end_matches('"').chars().map(Piece::Copy));
            length = end;
        } else {
            found.pieces.push(match c.to_ascii_uppercase() {
                '9' => Piece::Nine,
                '0' => Piece::Zero,
                '.' | 'D' => Piece::Point,
                ',' | 'G' => Piece::Group,
                'S' => Piece::Sign,
                'L' => Piece::Currency,
                _ => Piece::Copy(c),
            });
        }
        rest = &rest[length..];
    }
    Ok(found)
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "a predicate for iterators over references")]
fn is_digit(piece: &Piece) -> bool {
    matches!(piece, Piece::Nine | Piece::Zero)
}

/// `to_char(numeric, picture)`
pub(crate) fn number_to_char(number: &Numeric, picture: &str) -> Result<String> {
    let picture = parse(picture)?;
    let point = picture.pieces.iter().position(|piece| *piece == Piece::Point).unwrap_or(picture.pieces.len());
    let before = picture.pieces[..point].iter().filter(|piece| is_digit(piece)).count();
    let after = picture.pieces[point..].iter().filter(|piece| is_digit(piece)).count();
    let rounded = number.round(i64::try_from(after).unwrap_or(0));
    let text = rounded.abs().to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let overflow = whole.len() > before && !(whole == "0" && after > 0) || !matches!(number, Numeric::Finite(_));
    let layout = Layout { picture: &picture, before, negative: rounded.signum() < 0 };
    if matches!(number, Numeric::NaN) && before >= 3 {
        return Ok(format!("{:>width$}", "NaN", width = before + 1));
    }
    if overflow {
        return Ok(layout.write(&"#".repeat(before), &"#".repeat(after)));
    }
    let shown = if whole == "0" && after > 0 { "" } else { whole };
    Ok(layout.write(shown, fraction) + &layout.ordinal(whole))
}

struct Layout<'a> {
    picture: &'a Picture,
    before: usize,
    negative: bool,
}

impl Layout<'_> {
    fn ordinal(&self, whole: &str) -> String {
        let Some(suffix) = self.picture.ordinal.filter(|_| !self.negative) else { return String::new() };
        let number = whole[whole.len().saturating_sub(2)..].parse().unwrap_or(0);
        let text = english_ordinal(number);
        if suffix == "TH" { text.to_uppercase() } else { text.to_owned() }
    }

    fn own_sign(&self) -> bool {
        let signs = |piece: &Piece| matches!(piece, Piece::Sign | Piece::Minus | Piece::Plus | Piece::PlusMinus);
        !self.picture.pieces.iter().any(signs)
    }

    /// The sign that stands right before the first digit.
    fn leading_sign(&self) -> &'static str {
        let first_digit = self.picture.pieces.iter().position(is_digit).unwrap_or(0);
        let leads =
            self.picture.pieces.iter().position(|piece| *piece == Piece::Sign).is_some_and(|at| at < first_digit);
        let fill = self.picture.fill;
        match (self.own_sign(), self.negative) {
            (false, true) if leads => "-",
            (false, false) if leads => "+",
            (false, _) => "",
            (true, true) if self.picture.angle => "<",
            (true, true) => "-",
            (true, false) if fill => "",
            (true, false) => " ",
        }
    }

    fn write(&self, whole: &str, fraction: &str) -> String {
        let mut out = String::new();
        let (mut seen, mut after_point, mut started) = (0, false, false);
        let zero_from = self.zero_position();
        let mut decimals = fraction.chars();
        let kept = self.kept_decimals(fraction);
        let mut shown_decimals = 0;
        let fill = self.picture.fill;
        let first_digit = self.picture.pieces.iter().position(is_digit).unwrap_or(0);
        for (at, piece) in self.picture.pieces.iter().enumerate() {
            match piece {
                Piece::Nine | Piece::Zero if after_point => {
                    let digit = decimals.next().unwrap_or('0');
                    if shown_decimals < kept {
                        out.push(digit);
                    }
                    shown_decimals += 1;
                }
                Piece::Nine | Piece::Zero => {
                    let leading = self.before - seen > whole.len();
                    let digit =
                        if leading { '0' } else { char::from(whole.as_bytes()[seen + whole.len() - self.before]) };
                    if leading && seen < zero_from {
                        out.push_str(if fill { "" } else { " " });
                    } else {
                        self.start(&mut started, &mut out);
                        out.push(digit);
                    }
                    seen += 1;
                }
                Piece::Point => {
                    self.start(&mut started, &mut out);
                    after_point = true;
                    out.push('.');
                }
                Piece::Group if started => out.push(','),
                Piece::Sign if at < first_digit => {}
                Piece::Sign | Piece::PlusMinus => out.push(if self.negative { '-' } else { '+' }),
                Piece::Minus => out.push_str(if self.negative {
                    "-"
                } else if fill {
                    ""
                } else {
                    " "
                }),
                Piece::Plus => out.push_str(if !self.negative {
                    "+"
                } else if fill {
                    ""
                } else {
                    " "
                }),
                Piece::Group | Piece::Currency => out.push_str(if fill { "" } else { " " }),
                Piece::Copy(c) => out.push(*c),
            }
        }
        if !started {
            self.start(&mut started, &mut out);
        }
        if self.picture.angle && self.own_sign() {
            out.push_str(if self.negative {
                ">"
            } else if fill {
                ""
            } else {
                " "
            });
        }
        out
    }

    fn start(&self, started: &mut bool, out: &mut String) {
        if !*started {
            out.push_str(self.leading_sign());
            *started = true;
        }
    }

    /// From which whole position on zeros are shown.
    fn zero_position(&self) -> usize {
        let whole = self.picture.pieces.iter().take_while(|piece| **piece != Piece::Point);
        whole.filter(|piece| is_digit(piece)).position(|piece| *piece == Piece::Zero).unwrap_or(usize::MAX)
    }

    /// How many decimals are shown: with `FM`, trailing zeros go as far as the picture has nines.
    fn kept_decimals(&self, fraction: &str) -> usize {
        if !self.picture.fill {
            return usize::MAX;
        }
        let decimals =
            self.picture.pieces.iter().skip_while(|piece| **piece != Piece::Point).filter(|piece| is_digit(piece));
        let forced =
            decimals.enumerate().filter(|(_, piece)| **piece == Piece::Zero).map(|(at, _)| at + 1).max().unwrap_or(0);
        forced.max(fraction.trim_end_matches('0').len())
    }
}
