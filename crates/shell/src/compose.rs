//! What a compose file says of the stack: services, images, ports.
//!
//! Not YAML, but the part of it in which compose files are written: mappings by indentation, lists by dashes, plain and quoted
//! texts.

use crate::bash::Disk;
use std::collections::BTreeMap;

/// Names that `docker compose` looks for, in its order.
const NAMES: [&str; 4] = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

/// A stack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Compose {
    /// The folder of the file, absolute.
    pub(crate) folder: String,
    /// `budgetrip`: what the names of containers begin with.
    pub(crate) project: String,
    /// In the order of the file.
    pub(crate) services: Vec<Service>,
    /// Named volumes.
    pub(crate) volumes: Vec<String>,
}

/// A service of a stack.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Service {
    pub(crate) name: String,
    /// `postgres:16`; none for one that is built.
    pub(crate) image: Option<String>,
    /// The folder of its `build:`, as written.
    pub(crate) build: Option<String>,
    /// `5432:5432`
    pub(crate) ports: Vec<String>,
    pub(crate) environment: BTreeMap<String, String>,
    /// Services that start before it.
    pub(crate) depends_on: Vec<String>,
    /// Whether a volume with a name keeps what it stores.
    pub(crate) keeps: bool,
    container: Option<String>,
}

impl Compose {
    /// The file that holds for a folder: in it or above it.
    pub(crate) fn find(disk: &Disk, folder: &str) -> Option<Self> {
        let mut folder = folder;
        loop {
            for name in NAMES {
                if let Some(text) = disk.get(&format!("{folder}/{name}")) {
                    return Some(Self::parse(text, folder));
                }
            }
            folder = folder.rsplit_once('/')?.0;
        }
    }

    fn parse(text: &str, folder: &str) -> Self {
        let root = parse(text);
        let project = match root.get("name").and_then(Node::text) {
            Some(name) => name.to_owned(),
            None => project(folder.rsplit('/').next().unwrap_or_default()),
        };
        let services = root.get("services").map(Node::entries).unwrap_or_default();
        let volumes = root.get("volumes").map(Node::entries).unwrap_or_default();
        Self {
            folder: folder.to_owned(),
            project,
            services: services.iter().map(|(name, node)| Service::read(name, node)).collect(),
            volumes: volumes.iter().map(|(name, _)| name.clone()).collect(),
        }
    }

    /// A service by name.
    pub(crate) fn service(&self, name: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.name == name)
    }

    /// The container of a service.
    pub(crate) fn container(&self, service: &Service) -> String {
        service.container.clone().unwrap_or_else(|| format!("{}-{}-1", self.project, service.name))
    }

    /// The image of a service.
    pub(crate) fn image(&self, service: &Service) -> String {
        service.image.clone().unwrap_or_else(|| format!("{}-{}", self.project, service.name))
    }

    /// Services and what they depend on, in the order in which they start.
    pub(crate) fn with_dependencies(&self, names: &[&str]) -> Vec<&Service> {
        let mut found: Vec<&Service> = Vec::new();
        let mut waiting: Vec<&str> = names.iter().rev().copied().collect();
        let mut patience = 200;
        while let Some(name) = waiting.pop() {
            patience -= 1;
            let Some(service) = self.service(name).filter(|service| !found.contains(service) && patience > 0) else {
                continue;
            };
            let missing: Vec<&str> = service
                .depends_on
                .iter()
                .map(String::as_str)
                .filter(|needed| self.service(needed).is_some() && !found.iter().any(|it| it.name == *needed))
                .collect();
            if missing.is_empty() || patience < 100 {
                found.push(service);
            } else {
                waiting.push(name);
                waiting.extend(missing);
            }
        }
        found
    }
}

impl Service {
    fn read(name: &str, node: &Node) -> Self {
        let text = |key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
        let build = node.get("build").and_then(|build| build.text().or_else(|| build.get("context")?.text()));
        let environment = node.get("environment").map(Node::pairs).unwrap_or_default();
        let volumes = node.get("volumes").map(Node::items).unwrap_or_default();
        let is_named = |volume: &String| !volume.starts_with(['.', '/', '~']) && volume.contains(':');
        Self {
            name: name.to_owned(),
            image: text("image"),
            build: build.map(str::to_owned),
            ports: node.get("ports").map(Node::items).unwrap_or_default(),
            environment: environment.into_iter().collect(),
            depends_on: node.get("depends_on").map(Node::items).unwrap_or_default(),
            keeps: volumes.iter().any(is_named),
            container: text("container_name"),
        }
    }

    /// Whether it is PostgreSQL.
    pub(crate) fn is_database(&self) -> bool {
        self.image.as_deref().is_some_and(|image| {
            let name = image.rsplit('/').next().unwrap_or_default();
            ["postgres", "postgis", "timescaledb", "pgvector"].iter().any(|known| name.starts_with(known))
        })
    }
}

/// The name of a project from that of its folder.
fn project(folder: &str) -> String {
    let letters = folder.chars().map(|letter| letter.to_ascii_lowercase());
    letters.filter(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_')).collect()
}

/// A value of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Node {
    Text(String),
    Map(Vec<(String, Node)>),
    List(Vec<String>),
}

impl Node {
    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) if !text.is_empty() => Some(text),
            _ => None,
        }
    }

    fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Map(entries) => entries.iter().find(|(name, _)| name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    fn entries(&self) -> Vec<(String, Self)> {
        match self {
            Self::Map(entries) => entries.clone(),
            _ => Vec::new(),
        }
    }

    /// The texts of a list, or the keys of a mapping.
    fn items(&self) -> Vec<String> {
        match self {
            Self::List(items) => items.clone(),
            Self::Map(entries) => entries.iter().map(|(name, _)| name.clone()).collect(),
            Self::Text(_) => Vec::new(),
        }
    }

    /// `KEY: value` or `- KEY=value`.
    fn pairs(&self) -> Vec<(String, String)> {
        match self {
            Self::Map(entries) => {
                entries.iter().map(|(name, node)| (name.clone(), node.text().unwrap_or_default().to_owned())).collect()
            }
            Self::List(items) => {
                let split =
                    |item: &String| item.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
                items.iter().filter_map(split).collect()
            }
            Self::Text(_) => Vec::new(),
        }
    }
}

/// Reads a file.
fn parse(text: &str) -> Node {
    let mut lines: Vec<(usize, &str)> = text
        .lines()
        .map(|line| (line.len() - line.trim_start().len(), without_comment(line.trim())))
        .filter(|(_, line)| !line.is_empty() && *line != "---")
        .collect();
    lines.reverse();
    block(&mut lines, 0)
}

/// The lines that stand at least so deep.
fn block(lines: &mut Vec<(usize, &str)>, least: usize) -> Node {
    let Some(&(depth, first)) = lines.last().filter(|(depth, _)| *depth >= least) else {
        return Node::Text(String::new());
    };
    let is_list = first.starts_with('-');
    let (mut entries, mut items) = (Vec::new(), Vec::new());
    while let Some(&(at, line)) = lines.last() {
        if at < depth || line.starts_with('-') != is_list {
            break;
        }
        lines.pop();
        if let Some(item) = line.strip_prefix('-') {
            items.push(unquoted(item.trim()));
        } else if let Some((key, value)) = line.split_once(':') {
            let deeper = if lines.last().is_some_and(|(_, next)| next.starts_with('-')) { at } else { at + 1 };
            let node = if value.trim().is_empty() { block(lines, deeper) } else { inline(value.trim()) };
            entries.push((unquoted(key.trim()), node));
        }
    }
    if is_list { Node::List(items) } else { Node::Map(entries) }
}

/// `text`, `[a, b]`, `{a: b}`
fn inline(value: &str) -> Node {
    if let Some(inner) = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return Node::List(
            inner.split(',').map(|item| unquoted(item.trim())).filter(|item| !item.is_empty()).collect(),
        );
    }
    Node::Text(unquoted(value))
}

fn unquoted(text: &str) -> String {
    let quoted = ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    quoted.unwrap_or(text).to_owned()
}

fn without_comment(line: &str) -> &str {
    if line.starts_with('#') { "" } else { line.find(" #").map_or(line, |at| line[..at].trim_end()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
services:
  backend:
    build:
      context: ./server
    ports:
      - \"4242:8000\"
    depends_on:
      postgres:
        condition: service_healthy
  postgres:
    image: postgres:16  # the same as in production
    environment:
      POSTGRES_USER: budgit_user
      POSTGRES_DB: 'budgit'
    ports: [\"5432:5432\"]
    volumes:
    - pgdata:/var/lib/postgresql/data
volumes:
  pgdata:
";

    #[test]
    fn a_file_is_read() {
        let disk = Disk::from([("/budget.rip/docker-compose.yml".to_owned(), FILE.to_owned())]);
        let compose = Compose::find(&disk, "/budget.rip/server").expect("it is above");
        assert_eq!((compose.project.as_str(), compose.volumes.len()), ("budgetrip", 1));
        let names = |services: Vec<&Service>| services.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(compose.with_dependencies(&["backend"])), ["postgres", "backend"]);
        let postgres = compose.service("postgres").expect("it is there");
        assert!(postgres.is_database() && postgres.keeps, "{postgres:?}");
        assert_eq!(postgres.environment["POSTGRES_DB"], "budgit");
        assert_eq!(postgres.ports, ["5432:5432"]);
        assert_eq!(compose.service("backend").and_then(|it| it.build.clone()).as_deref(), Some("./server"));
    }

    #[test]
    fn services_that_need_each_other_end() {
        let text = "services:\n  a:\n    depends_on: [b]\n  b:\n    depends_on: [a]\n";
        let compose = Compose::parse(text, "/x");
        assert_eq!(compose.with_dependencies(&["a"]).len(), 2);
    }

    #[test]
    fn nonsense_is_no_panic() {
        for text in ["", "services", "services: x", "- a\n  b:\n c", ":::\n  -\n-", "services:\n  a: [\n"] {
            let _ = Compose::parse(text, "/x");
        }
    }
}
