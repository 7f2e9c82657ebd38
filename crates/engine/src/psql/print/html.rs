//! `\pset format html`

use super::{Align, Format, Table};

impl Table {
    pub(super) fn html(&self, format: &Format) -> String {
        let mut out = self.html_head(format);
        if !format.tuples_only {
            out += "  <tr>\n";
            for (name, _) in &self.headers {
                out += &format!("    <th align=\"center\">{}</th>\n", escaped(name));
            }
            out += "  </tr>\n";
        }
        for row in &self.rows {
            out += "  <tr valign=\"top\">\n";
            for ((_, align), cell) in self.headers.iter().zip(row) {
                out += &field(*align, cell);
            }
            out += "  </tr>\n";
        }
        out += "</table>\n";
        self.html_footers(format, &mut out);
        out
    }

    pub(super) fn html_vertical(&self, format: &Format) -> String {
        let mut out = self.html_head(format);
        for (index, row) in self.rows.iter().enumerate() {
            out += &if format.tuples_only {
                "\n  <tr><td colspan=\"2\">&nbsp;</td></tr>\n".to_owned()
            } else {
                format!("\n  <tr><td colspan=\"2\" align=\"center\">Record {}</td></tr>\n", index + 1)
            };
            for ((name, align), cell) in self.headers.iter().zip(row) {
                out += &format!("  <tr valign=\"top\">\n    <th>{}</th>\n", escaped(name));
                out += &field(*align, cell);
                out += "  </tr>\n";
            }
        }
        out += "</table>\n";
        if self.footers.is_some() {
            self.html_footers(format, &mut out);
        } else {
            out.push('\n');
        }
        out
    }

    fn html_head(&self, format: &Format) -> String {
        let attributes = format.table_attributes.as_ref().map(|text| format!(" {text}")).unwrap_or_default();
        let mut out = format!("<table border=\"{}\"{attributes}>\n", format.border);
        if let Some(title) = self.title.as_ref().filter(|_| !format.tuples_only) {
            out += &format!("  <caption>{}</caption>\n", escaped(title));
        }
        out
    }

    fn html_footers(&self, format: &Format, out: &mut String) {
        let footers = self.footer_lines(format);
        if !footers.is_empty() {
            *out += "<p>";
            out.extend(footers.iter().map(|footer| format!("{}<br />\n", escaped(footer))));
            *out += "</p>";
        }
        out.push('\n');
    }
}

fn field(align: Align, cell: &str) -> String {
    let side = if align == Align::Right { "right" } else { "left" };
    let text = if cell.chars().all(|c| c == ' ') { "&nbsp; ".to_owned() } else { escaped(cell) };
    format!("    <td align=\"{side}\">{text}</td>\n")
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    let mut leading = true;
    for c in text.chars() {
        match c {
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '"' => out += "&quot;",
            '\n' => out += "<br />\n",
            ' ' if leading => {
                out += "&nbsp;";
                continue;
            }
            c => out.push(c),
        }
        leading = false;
    }
    out
}
