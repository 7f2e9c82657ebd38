//! `ssh deploy@vps`

use super::{Answer, Command};
use crate::world::{Invocation, World};

/// A shell, or one command, on the server of the application.
pub(super) struct Ssh;

/// Options that take a value.
const VALUED: [&str; 6] = ["-i", "-p", "-o", "-l", "-F", "-J"];

impl Command for Ssh {
    fn name(&self) -> &'static str {
        "ssh"
    }

    fn run(&self, call: &Invocation, world: &mut World<'_>) -> Answer {
        let arguments = call.arguments();
        let mut rest = arguments.iter().copied();
        let mut user = None;
        let mut target = None;
        while let Some(argument) = rest.next() {
            if VALUED.contains(&argument) {
                let value = rest.next();
                user = if argument == "-l" { value } else { user };
            } else if !argument.starts_with('-') {
                target = Some(argument);
                break;
            }
        }
        let Some(target) = target else {
            return Answer::failed(
                255,
                "usage: ssh [-i identity_file] [-p port] destination [command [argument ...]]\n",
            );
        };
        let (named, host) = target
            .trim_start_matches("ssh://")
            .rsplit_once('@')
            .map_or((None, target), |(user, host)| (Some(user), host));
        if !host.contains("vps") {
            return Answer::failed(255, format!("ssh: Could not resolve hostname {host}: Name or service not known\n"));
        }
        let user = named.or(user).unwrap_or(&world.machine.place.user);
        if user != "deploy" {
            return Answer::failed(255, format!("{user}@{host}: Permission denied (publickey).\n"));
        }
        let command: Vec<&str> = rest.collect();
        let stdin = call.stdin.clone();
        let text = if command.is_empty() { stdin.clone() } else { Some(command.join(" ")) };
        let done = world.on(host, |there| {
            let Some(text) = text else { return Answer::default() };
            let place = &there.machine.place;
            let call = Invocation {
                words: Vec::new(),
                stdin: stdin.filter(|_| !command.is_empty()),
                folder: place.home.clone(),
                environment: place.environment.clone(),
            };
            there.script(&call, "ssh", &text)
        });
        if command.is_empty() && call.stdin.is_none() {
            world.wishes.ssh = Some(host.to_owned());
        }
        done.unwrap_or_else(|| {
            Answer::failed(255, format!("ssh: connect to host {host} port 22: Connection refused\n"))
        })
    }
}
