//! Serves `dist/` on this machine.

use crate::build;
use crate::repository::Repository;
use crate::setup::{self, Purpose};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

const PORT: u16 = 8080;

/// By the end of a file's name.
const MIME_TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("webmanifest", "application/manifest+json"),
    ("txt", "text/plain; charset=utf-8"),
];

/// `cargo xtask serve [--port N]`
pub(crate) fn task(repository: &Repository, arguments: &[String]) -> Result<()> {
    let port = match arguments {
        [] => PORT,
        [flag, port] if flag == "--port" => port.parse().with_context(|| format!("`{port}` is not a port"))?,
        _ => bail!("usage: cargo xtask serve [--port N]"),
    };
    if build::is_current(repository) {
        println!("dist/ is newer than everything it is made of; not built again.");
    } else {
        build::build(repository, &setup::prepare(repository, Purpose::Build)?)?;
    }
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} is taken; choose another one with --port"))?;
    println!("\nRetort is at http://127.0.0.1:{}/ (stop with Ctrl-C)", listener.local_addr()?.port());
    let folder: Arc<Path> = repository.path("dist").into();
    for stream in listener.incoming() {
        let (stream, folder) = (stream?, Arc::clone(&folder));
        thread::spawn(move || {
            if let Err(error) = answer(&stream, &folder) {
                eprintln!("  {error:#}");
            }
        });
    }
    Ok(())
}

/// Answers one request and closes the connection.
fn answer(mut stream: &TcpStream, folder: &Path) -> Result<()> {
    let mut lines = BufReader::new(stream).lines();
    let Some(request) = lines.next().transpose()? else { return Ok(()) };
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let mut words = request.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let file = file_of(folder, target).and_then(|path| Some((mime_type(&path), fs::read(path).ok()?)));
    let (status, kind, body) = match (method, file) {
        ("GET" | "HEAD", Some((kind, body))) => ("200 OK", kind, body),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"not found\n".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"only GET and HEAD\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    Ok(())
}

/// The file that a request's target names, if it lies inside the folder.
fn file_of(folder: &Path, target: &str) -> Option<PathBuf> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut file = folder.to_path_buf();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        if part == ".." || part.contains(['\\', '%', ':']) {
            return None;
        }
        file.push(part);
    }
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

fn mime_type(path: &Path) -> &'static str {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    MIME_TYPES.iter().find(|(end, _)| *end == extension).map_or("application/octet-stream", |(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(target: &str, expected: Option<&str>) {
        assert_eq!(file_of(Path::new("/none"), target), expected.map(PathBuf::from));
    }

    #[test]
    fn targets_stay_inside_the_folder() {
        check("/a.wasm?v=1", Some("/none/a.wasm"));
        check("/x/y.js", Some("/none/x/y.js"));
        check("/../secret", None);
        check("/%2e%2e/secret", None);
    }

    #[test]
    fn types() {
        assert_eq!(mime_type(Path::new("a.wasm")), "application/wasm");
        assert_eq!(mime_type(Path::new("a")), "application/octet-stream");
    }
}
