//! Measures the built page: what a first load fetches, and how long a learner waits.
#![allow(clippy::print_stdout, reason = "printing is what a measurement is for")]

use e2e::{Page, Scripts, dist, run};
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// What is fetched, in the order of its arrival, and the most that its brotli form may have.
const LOADS: &[(&str, &[&str])] = &[
    ("text", &["part-3.html", "style.css"]),
    ("page", &["page.js", "page_bg.wasm", "editor.js", "engine-worker.js"]),
    ("engine", &["worker.js", "worker_bg.wasm", "book.json", "starts/last-login.bin", "starts/fill-last-login.bin"]),
    ("python", &["python.js", "python_bg.wasm"]),
];

/// How often a warm run is measured.
const ROUNDS: usize = 20;

fn main() {
    let engine = sizes();
    mark("engine and python, brotli", engine, 4_500_000.0, "bytes");
    run(times());
}

/// Prints the sizes; answers the brotli bytes of engine and Python.
fn sizes() -> f64 {
    println!("{:<10}{:>12}{:>12}{:>12}", "load", "bytes", "gzip", "brotli");
    let mut engine = 0;
    for (name, files) in LOADS {
        let paths: Vec<_> = files.iter().map(|file| dist().join(file)).collect();
        let raw: u64 = paths.iter().filter_map(|path| Some(std::fs::metadata(path).ok()?.len())).sum();
        let sum = |program, level| paths.iter().map(|path| packed(program, level, path)).sum::<usize>();
        let (gzip, brotli) = (sum("gzip", "-9"), sum("brotli", "--best"));
        println!("{name:<10}{raw:>12}{gzip:>12}{brotli:>12}");
        if matches!(*name, "engine" | "python") {
            engine += brotli;
        }
    }
    u32::try_from(engine).map_or(f64::INFINITY, f64::from)
}

fn packed(program: &str, level: &str, path: &Path) -> usize {
    let output = Command::new(program).args([level, "-c"]).arg(path).stderr(Stdio::null()).output();
    output.map_or(0, |output| output.stdout.len())
}

async fn times() {
    let page = Page::open("part-3.html", "last-login").await;
    page.press("Check").await;
    page.until(".verdict .sum", "attempt 1").await;
    let cold = page.script("return performance.getEntriesByName('retort.verdict')[0]?.startTime ?? NaN").await;
    let paint = page.script("return performance.getEntriesByName('first-contentful-paint')[0].startTime").await;
    let ready = page.script("return performance.getEntriesByName('retort.ready')[0]?.startTime ?? NaN").await;
    let mut warm = Vec::new();
    for _ in 0..ROUNDS {
        warm.push(number(&page.client.execute_async(ROUND, Vec::new()).await.expect("the page answers")));
    }
    page.close().await;
    warm.sort_by(f64::total_cmp);

    let unscripted = Page::blank("", Scripts::Off).await;
    unscripted.go("part-3.html").await;
    let text = unscripted.text("main").await.contains("Exercise 3");
    unscripted.close().await;

    println!("\ntext without scripts: {}", if text { "whole" } else { "MISSING" });
    println!("navigation to readable text: {:.0} ms", number(&paint));
    println!("navigation to ready engine: {:.0} ms", number(&ready));
    mark("navigation to first verdict, cold", number(&cold), 2000.0, "ms");
    mark(&format!("Check to verdict, warm, median of {ROUNDS}"), warm[ROUNDS / 2], 150.0, "ms");
}

/// Presses Check and calls back with the milliseconds until its verdict is shown.
const ROUND: &str = "
    const done = arguments[arguments.length - 1];
    const bench = document.querySelector('[data-exercise=last-login]');
    const start = () => {
        const check = [...bench.querySelectorAll('button')].find((b) => b.innerText === 'Check');
        if (check.ariaDisabled === 'true') return setTimeout(start, 10);
        const sum = bench.querySelector('.verdict .sum');
        const began = performance.now();
        new MutationObserver((_, observer) => { observer.disconnect(); done(performance.now() - began); })
            .observe(sum, { childList: true, characterData: true, subtree: true });
        check.click();
    };
    start();";

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

fn mark(name: &str, value: f64, limit: f64, unit: &str) {
    let verdict = if value <= limit { "within" } else { "OVER" };
    println!("{name}: {value:.0} {unit} ({verdict} {limit:.0})");
}
