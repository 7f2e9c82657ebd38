//! Everything is reached by keyboard and screen reader.

use e2e::{Keys, Page, run};
use fantoccini::key::Key;
use serde_json::Value;

/// Sends keys to whatever has the focus.
async fn press(page: &Page, keys: &str) {
    let active = page.client.active_element().await.expect("something has the focus");
    active.send_keys(keys).await.expect("it takes keys");
}

/// What has the focus, in a word or two.
async fn focus(page: &Page) -> String {
    let script = "const e = document.activeElement;
        return (e.getAttribute('aria-label') || e.innerText || e.labels?.[0]?.innerText || e.tagName).trim().split('\\n')[0]";
    page.script(script).await.as_str().unwrap_or_default().to_owned()
}

#[test]
fn tab_goes_through_the_exercise_and_is_not_trapped() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.find(".cm-content").await;
        page.find("[role=tab][aria-selected=true]").await;
        page.script("document.querySelector('[data-exercise=last-login] [role=tab][aria-selected=true]').focus()")
            .await;
        let mut seen = Vec::new();
        for _ in 0..24 {
            seen.push(focus(&page).await);
            press(&page, &Keys::of(Key::Tab)).await;
        }
        let seen = seen.join(" | ");
        for name in [
            "5f3e81c2d9b7_add_last_login_to_users.py",
            "New revision",
            "Upgrade",
            "Downgrade",
            "Check",
            "Reset",
            "Prompt",
            "Run",
            "Hint",
        ] {
            assert!(seen.contains(name), "{name} is not in the order of focus: {seen}");
        }
        page.close().await;
    });
}

/// Presses Tab, or what goes the other way, until something of that name has the focus.
async fn walk(page: &Page, step: &str, name: &str) {
    let mut seen = Vec::new();
    for _ in 0..60 {
        seen.push(focus(page).await);
        if seen.last().is_some_and(|focused| focused.starts_with(name)) {
            return;
        }
        press(page, step).await;
    }
    panic!("Tab does not come to {name}: {}", seen.join(" | "));
}

#[test]
fn an_exercise_is_solved_with_the_keyboard_alone() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.find(".cm-content").await;
        page.settle().await;
        let (on, back) = (Keys::of(Key::Tab), Keys::with(Key::Shift, &Keys::of(Key::Tab)));
        walk(&page, &on, "alembic/versions/5f3e81c2d9b7").await;
        for (nth, line) in [
            (1, "op.drop_column(\"users\", \"last_login\")"),
            (0, "op.add_column(\"users\", sa.Column(\"last_login\", sa.TIMESTAMP(timezone=True)))"),
        ] {
            press(&page, &page.retyping("pass", nth, line).await).await;
        }
        for (button, said) in [("Upgrade", "Running upgrade"), ("Downgrade", "Running downgrade")] {
            walk(&page, &on, button).await;
            press(&page, &Keys::of(Key::Enter)).await;
            page.until(".output", said).await;
            page.settle().await;
        }
        walk(&page, &on, "Prompt").await;
        press(&page, &format!("\\dt{}", Keys::of(Key::Enter))).await;
        page.until(".output", "List of relations").await;
        walk(&page, &back, "Check").await;
        press(&page, &Keys::of(Key::Space)).await;
        page.until(".verdict .sum", "Passed: all").await;
        page.close().await;
    });
}

#[test]
fn arrows_go_from_tab_to_tab() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.find(".cm-content").await;
        page.script("document.querySelector('[data-exercise=last-login] [role=tab][aria-selected=true]').focus()")
            .await;
        press(&page, &Keys::of(Key::Right)).await;
        page.until("[role=tab][aria-selected=true]", "sql_models.py").await;
        assert!(focus(&page).await.contains("sql_models.py"));
        assert!(page.file().await.contains("class User"));
        page.close().await;
    });
}

#[test]
fn every_control_has_a_name_and_room_for_a_finger() {
    run(async {
        let page = Page::open("part-3.html", "last-login").await;
        page.find(".cm-content").await;
        let faults = page
            .script(
                "const faults = [];
                 for (const e of document.querySelectorAll('main :is(button, input, select, textarea, summary, [tabindex=\"0\"])')) {
                   const box = e.getBoundingClientRect();
                   if (box.width === 0) continue;
                   const name = e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.innerText || e.labels?.[0]?.innerText || '';
                   if (!name.trim()) faults.push('no name: ' + e.outerHTML.slice(0, 120));
                   if (box.width < 24 || box.height < 24) faults.push(`${box.width}x${box.height}: ` + e.outerHTML.slice(0, 120));
                 }
                 const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                 for (const id of ids) if (ids.filter(i => i === id).length > 1) faults.push('twice: ' + id);
                 if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
                 return faults",
            )
            .await;
        assert_eq!(faults, Value::Array(Vec::new()));
        page.close().await;
    });
}

/// Every text against what lies behind it, by the formula of WCAG; below 4.5 is a fault.
const CONTRAST: &str = r"
    const parse = (c) => { const n = c.match(/[\d.]+/g).map(Number); return { r: n[0], g: n[1], b: n[2], a: n[3] ?? 1 }; };
    const light = ({ r, g, b }) => { const f = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
      return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
    const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
      if (c.startsWith('rgb') && parse(c).a === 1) return parse(c); } return { r: 255, g: 255, b: 255 }; };
    const faults = new Set();
    for (const e of document.querySelectorAll('body *')) {
      if (![...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim())) continue;
      if (e.closest('.quiet, .skip, script, :disabled, [aria-disabled=true]') || !e.getClientRects().length) continue;
      const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
      const ratio = (a + 0.05) / (b + 0.05);
      if (ratio < 4.5) faults.add(`${ratio.toFixed(2)} ${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)}`);
    }
    return [...faults]";

#[test]
fn text_stands_out_in_light_and_dark() {
    run(async {
        for scheme in ["light", "dark"] {
            let page = Page::open_in("part-3.html", "last-login", scheme).await;
            page.find(".cm-content").await;
            assert_eq!(page.script(CONTRAST).await, Value::Array(Vec::new()), "{scheme}");
            page.shot(&format!("part-3-{scheme}")).await;
            page.close().await;
        }
    });
}
