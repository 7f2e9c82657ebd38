//! A static server over a folder, as dumb as any host.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

/// Serves a folder until the process ends.
#[derive(Debug, Clone)]
pub struct Server {
    port: u16,
    changed: Arc<Changed>,
}

/// Files that are answered otherwise than from the folder; `None` is not found.
type Changed = Mutex<BTreeMap<String, Option<String>>>;

impl Server {
    /// Starts to serve a folder on a free port.
    pub fn start(folder: PathBuf) -> Self {
        assert!(folder.join("index.html").exists(), "{} is not built: cargo xtask build", folder.display());
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("the socket is bound").port();
        let changed: Arc<Changed> = Arc::default();
        let server = Self { port, changed: changed.clone() };
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (folder, changed) = (folder.clone(), changed.clone());
                std::thread::spawn(move || answer(&stream, &folder, &changed));
            }
        });
        server
    }

    /// The address of a file.
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}/{path}", self.port)
    }

    /// From now on, these files are not found; all others are.
    pub fn withhold(&self, names: &[&str]) {
        self.change(names.iter().map(|&name| (name.into(), None)).collect());
    }

    /// From now on, this file has another text; all others are as they are.
    pub fn replace(&self, name: &str, text: &str) {
        self.change(BTreeMap::from([(name.into(), Some(text.into()))]));
    }

    fn change(&self, changed: BTreeMap<String, Option<String>>) {
        *self.changed.lock().expect("no thread panics with the lock") = changed;
    }
}

fn answer(mut stream: &TcpStream, folder: &std::path::Path, changed: &Changed) -> Option<()> {
    let mut reader = BufReader::new(stream);
    loop {
        let mut first = String::new();
        if reader.read_line(&mut first).ok()? == 0 {
            return None;
        }
        let mut header = String::new();
        while reader.read_line(&mut header).ok()? > 2 {
            header.clear();
        }
        let path = first.split(' ').nth(1)?.split('?').next()?.trim_start_matches('/').to_owned();
        let path = if path.is_empty() { "index.html".into() } else { path };
        let changed = changed.lock().ok()?.get(&path).cloned();
        let body = match changed {
            Some(text) => text.map(String::into_bytes),
            None if path.contains("..") => None,
            None => fs::read(folder.join(&path)).ok(),
        };
        let status = if body.is_some() { "200 OK" } else { "404 Not Found" };
        let body = body.unwrap_or_default();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\r\n",
            kind(&path),
            body.len()
        );
        stream.write_all(head.as_bytes()).ok()?;
        stream.write_all(&body).ok()?;
    }
}

fn kind(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}
