//! Reading; Python 3.11: `ArgumentParser._parse_known_args`.

use super::{Opt, Parser, Said, Stop, Takes};

/// What a word looks like.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Word {
    Plain,
    /// `--`
    Dashes,
    Option(Option<(usize, Option<String>)>),
}

struct Reading<'a> {
    parser: &'a Parser<'a>,
    words: &'a [&'a str],
    kinds: Vec<Word>,
    said: Said,
    taken: bool,
}

impl Parser<'_> {
    /// Reads the words; those behind a command are left to its own parser.
    pub(in crate::commands) fn parse(&self, words: &[&str]) -> Result<Said, Stop> {
        let mut kinds = Vec::new();
        let mut ended = false;
        for word in words {
            kinds.push(if ended { Word::Plain } else { self.kind(word)? });
            ended |= *word == "--";
        }
        let mut reading = Reading { parser: self, words, kinds, said: Said::default(), taken: false };
        reading.run()?;
        let missing = self.positional.filter(|one| !reading.taken && one.takes != Takes::Command);
        match missing {
            Some(one) => Err(Stop::Wrong(format!("the following arguments are required: {}", one.name))),
            None => Ok(reading.said),
        }
    }

    fn kind(&self, word: &str) -> Result<Word, Stop> {
        if word == "--" {
            return Ok(Word::Dashes);
        }
        if !word.starts_with('-') || word == "-" {
            return Ok(Word::Plain);
        }
        if let Some(at) = self.named(word) {
            return Ok(Word::Option(Some((at, None))));
        }
        if let Some((name, value)) = word.split_once('=')
            && let Some(at) = self.named(name)
        {
            return Ok(Word::Option(Some((at, Some(value.to_owned())))));
        }
        let begun = self.begun(word);
        match begun.as_slice() {
            [(_, at, value)] => return Ok(Word::Option(Some((*at, value.clone())))),
            [] => {}
            several => {
                let names: Vec<&str> = several.iter().map(|(name, ..)| *name).collect();
                return Err(Stop::Wrong(format!("ambiguous option: {word} could match {}", names.join(", "))));
            }
        }
        Ok(if is_negative_number(word) || word.contains(' ') { Word::Plain } else { Word::Option(None) })
    }

    fn named(&self, name: &str) -> Option<usize> {
        self.options.iter().position(|option| option.names().any(|one| one == name))
    }

    /// The options that a word may be the beginning of, or the short one with something attached.
    fn begun(&self, word: &str) -> Vec<(&'static str, usize, Option<String>)> {
        let mut found = Vec::new();
        let long = word.starts_with("--");
        let (prefix, value) = match word.split_once('=') {
            Some((prefix, value)) if long => (prefix, Some(value.to_owned())),
            _ => (word, None),
        };
        let letter = word.char_indices().nth(2).map_or(word, |(end, _)| &word[..end]);
        for (at, option) in self.options.iter().enumerate() {
            for name in option.names() {
                if !long && name == letter {
                    found.push((name, at, Some(word[letter.len()..].to_owned())));
                } else if name.starts_with(prefix) {
                    found.push((name, at, value.clone()));
                }
            }
        }
        found
    }
}

/// `-1`, `-1.5`: no option, as no option looks like a number.
fn is_negative_number(word: &str) -> bool {
    let digits = word.trim_start_matches('-');
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let all_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let last = fraction.unwrap_or(whole);
    word.len() == digits.len() + 1 && all_digits(whole) && all_digits(last) && !last.is_empty()
}

impl Reading<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        let last = self.kinds.iter().rposition(|kind| matches!(kind, Word::Option(_)));
        let mut at = 0;
        while last.is_some_and(|last| at <= last) {
            let next = (at..self.kinds.len()).find(|one| matches!(self.kinds[*one], Word::Option(_)));
            let Some(next) = next else { break };
            if at != next {
                let end = self.positionals(at);
                if end > at {
                    at = end;
                    continue;
                }
                self.extra(at, next);
                at = next;
            }
            at = self.option(at)?;
        }
        let end = self.positionals(at);
        self.extra(end, self.words.len());
        Ok(())
    }

    fn extra(&mut self, from: usize, to: usize) {
        let words = self.words.get(from..to).unwrap_or_default();
        self.said.extras.extend(words.iter().map(|word| (*word).to_owned()));
    }

    /// Gives the positional what it can take from here; answers where that ends.
    fn positionals(&mut self, from: usize) -> usize {
        let Some(positional) = self.parser.positional.filter(|_| !self.taken) else { return from };
        let is = |at: usize, kind: &Word| self.kinds.get(at) == Some(kind);
        let mut end = from;
        while is(end, &Word::Dashes) {
            end += 1;
        }
        if !is(end, &Word::Plain) {
            return from;
        }
        end += 1;
        end = match positional.takes {
            Takes::Command => self.words.len(),
            Takes::Several => (end..self.words.len())
                .find(|at| matches!(self.kinds[*at], Word::Option(_)))
                .unwrap_or(self.words.len()),
            Takes::One => end + usize::from(is(end, &Word::Dashes)),
        };
        let mut words: Vec<String> = self.words[from..end].iter().map(|word| (*word).to_owned()).collect();
        if positional.takes != Takes::Command
            && let Some(dashes) = words.iter().position(|word| word == "--")
        {
            words.remove(dashes);
        }
        self.said.positional = words;
        self.taken = true;
        end
    }

    /// Takes an option with its value; answers where that ends.
    fn option(&mut self, from: usize) -> Result<usize, Stop> {
        let Word::Option(found) = self.kinds[from].clone() else { return Ok(from + 1) };
        let Some((mut at, mut attached)) = found else {
            self.extra(from, from + 1);
            return Ok(from + 1);
        };
        let mut is_long = self.words[from].starts_with("--");
        let mut taken: Vec<(usize, String)> = Vec::new();
        let end = loop {
            let option = &self.parser.options[at];
            match (attached.take(), option.metavar) {
                (Some(value), Some(_)) => {
                    taken.push((at, value));
                    break from + 1;
                }
                (Some(value), None) => {
                    let next = if is_long { None } else { self.letter(&value) };
                    let Some((next, rest)) = next else {
                        let message = format!("ignored explicit argument {}", crate::python_repr(&value));
                        return Err(wrong(option, &message));
                    };
                    taken.push((at, String::new()));
                    (at, attached, is_long) = (next, rest, false);
                }
                (None, None) => {
                    taken.push((at, String::new()));
                    break from + 1;
                }
                (None, Some(_)) => {
                    if self.kinds.get(from + 1) != Some(&Word::Plain) {
                        return Err(wrong(option, "expected one argument"));
                    }
                    taken.push((at, self.words[from + 1].to_owned()));
                    break from + 2;
                }
            }
        };
        for (at, value) in taken {
            match self.parser.options[at].long {
                Some("--help") => return Err(Stop::Help),
                Some("--version") => return Err(Stop::Version),
                _ => self.said.options.push((at, value)),
            }
        }
        Ok(end)
    }

    /// The short option of the first letter, and what is left.
    fn letter(&self, letters: &str) -> Option<(usize, Option<String>)> {
        let first = letters.chars().next()?;
        let at = self.parser.named(&format!("-{first}"))?;
        let rest = &letters[first.len_utf8()..];
        Some((at, (!rest.is_empty()).then(|| rest.to_owned())))
    }
}

fn wrong(option: &Opt, message: &str) -> Stop {
    Stop::Wrong(format!("argument {}: {message}", option.title()))
}
