//! `curl` to the addresses of the stack.

use super::{Answer, Command};
use crate::compose::Compose;
use crate::world::{Invocation, World};

/// Asks the application, which answers while its container runs.
pub(super) struct Curl;

/// Options that take a value.
const VALUED: [&str; 11] =
    ["-o", "--output", "-X", "--request", "-H", "--header", "-d", "--data", "-m", "--max-time", "--retry"];

impl Command for Curl {
    fn name(&self) -> &'static str {
        "curl"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let (mut options, mut address, mut output) = (String::new(), None, None);
        let arguments = call.arguments();
        let mut rest = arguments.iter().copied();
        while let Some(argument) = rest.next() {
            if VALUED.contains(&argument) {
                let value = rest.next();
                if matches!(argument, "-o" | "--output") {
                    output = value;
                }
            } else if let Some(long) = argument.strip_prefix("--") {
                options.push(match long {
                    "fail" => 'f',
                    "silent" => 's',
                    "show-error" => 'S',
                    "head" => 'I',
                    "include" => 'i',
                    _ => '-',
                });
            } else if let Some(letters) = argument.strip_prefix('-') {
                options.push_str(letters);
            } else {
                address = Some(argument);
            }
        }
        let Some(address) = address else {
            return Answer::failed(
                2,
                "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
            );
        };
        let says = |status: i32, words: String| {
            let silent = options.contains('s') && !options.contains('S');
            Answer::failed(status, if silent { String::new() } else { format!("curl: ({status}) {words}\n") })
        };
        let bare = address.trim_start_matches("http://").trim_start_matches("https://");
        let (place, path) = bare.split_once('/').unwrap_or((bare, ""));
        let (host, port) =
            place.split_once(':').unwrap_or((place, if address.starts_with("https") { "443" } else { "80" }));
        if !matches!(host, "localhost" | "127.0.0.1" | "0.0.0.0") {
            return says(6, format!("Could not resolve host: {host}"));
        }
        if !serves(world, port) {
            return says(7, format!("Failed to connect to {host} port {port} after 0 ms: Couldn't connect to server"));
        }
        let body = "{\"status\":\"ok\"}";
        let head = "HTTP/1.1 200 OK\r\nserver: uvicorn\r\ncontent-length: 15\r\ncontent-type: application/json\r\n\r\n";
        let is_known = matches!(path.trim_end_matches('/'), "" | "api" | "health" | "api/health" | "healthz");
        if !is_known && options.contains('f') {
            return says(22, "The requested URL returned error: 404".to_owned());
        }
        let body = if is_known { body } else { "{\"detail\":\"Not Found\"}" };
        let text = match (options.contains('I'), options.contains('i')) {
            (true, _) => head.to_owned(),
            (_, true) => format!("{head}{body}"),
            _ => body.to_owned(),
        };
        match output {
            Some("/dev/null") => Answer::default(),
            Some(file) => {
                world.write(call.path(file), text);
                Answer::default()
            }
            None => Answer::printed(text),
        }
    }
}

/// Whether a container of the application listens at a port.
fn serves(world: &World<'_>, port: &str) -> bool {
    let Some(compose) = Compose::find(&world.machine.disk, &world.machine.root) else { return false };
    compose.services.iter().any(|service| {
        !service.is_database()
            && world.machine.stack.is_running(&service.name)
            && service.ports.iter().any(|ports| ports.rsplit(':').nth(1) == Some(port))
    })
}
