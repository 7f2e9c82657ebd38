//! `sleep`

use super::{Answer, Command};
use crate::world::{Invocation, World};

/// Waits on the machine's own clock: nobody is kept waiting.
pub(super) struct Sleep;

impl Command for Sleep {
    fn name(&self) -> &'static str {
        "sleep"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let arguments = call.arguments();
        if arguments.is_empty() {
            return Answer::failed(1, "sleep: missing operand\nTry 'sleep --help' for more information.\n");
        }
        let mut total = 0.0;
        for argument in arguments {
            let Some(seconds) = seconds(argument) else {
                return Answer::failed(
                    1,
                    format!("sleep: invalid time interval '{argument}'\nTry 'sleep --help' for more information.\n"),
                );
            };
            total += seconds;
        }
        world.machine.waited = world.machine.waited.saturating_add(whole(total));
        Answer::default()
    }
}

/// `5`, `0.5`, `2m`
fn seconds(text: &str) -> Option<f64> {
    let number = text.trim_end_matches(['s', 'm', 'h', 'd']);
    let factor = match &text[number.len()..] {
        "" | "s" => 1.0,
        "m" => 60.0,
        "h" => 3600.0,
        "d" => 86_400.0,
        _ => return None,
    };
    number.parse::<f64>().ok().filter(|value| value.is_finite() && *value >= 0.0).map(|value| value * factor)
}

/// Whole seconds, rounded up.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a cast of a float saturates")]
fn whole(seconds: f64) -> u64 {
    seconds.ceil() as u64
}
