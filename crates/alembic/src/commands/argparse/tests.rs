use super::wrap::wrap;
use expect_test::{Expect, expect};

#[track_caller]
fn check(text: &str, expected: &Expect) {
    expected.assert_eq(&wrap(text, 12).join("\n"));
}

#[test]
fn lines_break_at_spaces_and_hyphens() {
    check(
        "one two three four",
        &expect![[r"
        one two
        three four"]],
    );
    check(
        "a non-existent thing",
        &expect![[r"
        a non-
        existent
        thing"]],
    );
    check(
        "a -x option-a",
        &expect![[r"
        a -x
        option-a"]],
    );
    check("", &expect![""]);
}
