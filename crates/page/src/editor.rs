//! The editor of one file: `CodeMirror` once its module is there, a plain text area until then or without it.

use crate::state::{FILE_LIMIT, Jump, Problem};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlTextAreaElement, InputEvent};
use yew::prelude::*;

#[wasm_bindgen(module = "/src/glue.js")]
extern "C" {
    #[wasm_bindgen(js_name = mountEditor, catch)]
    async fn mount_editor(host: &Element, options: &Object) -> Result<JsValue, JsValue>;
}

#[wasm_bindgen]
extern "C" {
    /// What www/editor/editor.js hands out.
    type Handle;
    #[wasm_bindgen(method)]
    fn show(this: &Handle, path: &str, text: &str);
    #[wasm_bindgen(method)]
    fn mark(this: &Handle, problems: &Array);
    #[wasm_bindgen(method, js_name = goTo)]
    fn go_to(this: &Handle, line: u32, column: u32);
    #[wasm_bindgen(method)]
    fn destroy(this: &Handle);
}

/// What the editor is given.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct EditorProps {
    /// Id of the element, for the tab that names it.
    pub id: AttrValue,
    /// Path of the file.
    pub path: AttrValue,
    /// Its text.
    pub text: AttrValue,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// Where to go.
    pub jump: Jump,
    /// Told of the path and its new text.
    pub edited: Callback<(String, String)>,
    /// Told of the length that an edit would have made.
    pub refused: Callback<usize>,
}

/// What reaches the editor.
pub enum Message {
    /// `CodeMirror` is there.
    Mounted(JsValue),
    /// `CodeMirror` is not to be had.
    Missing,
}

/// A function that `CodeMirror` calls.
type Told = Closure<dyn FnMut(JsValue, JsValue)>;

/// The editor.
pub struct Editor {
    host: NodeRef,
    area: NodeRef,
    handle: Option<Handle>,
    jumped: u32,
    closures: Option<[Told; 2]>,
}

impl Component for Editor {
    type Message = Message;
    type Properties = EditorProps;

    fn create(ctx: &Context<Self>) -> Self {
        Self {
            host: NodeRef::default(),
            area: NodeRef::default(),
            handle: None,
            jumped: ctx.props().jump.count,
            closures: None,
        }
    }

    fn update(&mut self, _: &Context<Self>, message: Message) -> bool {
        if let Message::Mounted(handle) = message {
            self.handle = Some(handle.unchecked_into());
        }
        true
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.mount(ctx);
        }
        self.bring_up_to_date(ctx.props());
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props();
        html! {
            <div id={props.id.clone()} class="editor" role="tabpanel" aria-label={props.path.clone()}>
                if self.handle.is_none() { { self.text_area(ctx) } }
                <div ref={self.host.clone()}></div>
            </div>
        }
    }

    fn destroy(&mut self, _: &Context<Self>) {
        if let Some(handle) = &self.handle {
            handle.destroy();
        }
        self.closures = None;
    }
}

impl Editor {
    fn text_area(&self, ctx: &Context<Self>) -> Html {
        let props = ctx.props().clone();
        let oninput = move |event: InputEvent| {
            let area: HtmlTextAreaElement = event.target_unchecked_into();
            let text = area.value();
            if text.len() > FILE_LIMIT {
                area.set_value(&props.text);
                props.refused.emit(text.len());
            } else {
                props.edited.emit((props.path.to_string(), text));
            }
        };
        html! {
            <textarea ref={self.area.clone()} class="plain" spellcheck="false" autocapitalize="off" autocomplete="off"
                wrap="off" aria-label={ctx.props().path.clone()} value={ctx.props().text.clone()} {oninput} />
        }
    }

    fn mount(&mut self, ctx: &Context<Self>) {
        let Some(host) = self.host.cast::<Element>() else { return };
        let props = ctx.props();
        let (tell, refuse) = (props.edited.clone(), props.refused.clone());
        let edited: Told = Closure::new(move |path: JsValue, text: JsValue| {
            if let (Some(path), Some(text)) = (path.as_string(), text.as_string()) {
                tell.emit((path, text));
            }
        });
        let refused: Told = Closure::new(move |length: JsValue, _: JsValue| {
            refuse.emit(to_length(&length));
        });
        let options = Object::new();
        for (name, value) in [("edited", edited.as_ref()), ("refused", refused.as_ref()), ("limit", &FILE_LIMIT.into())]
        {
            // Setting a field of a fresh object cannot fail.
            let _ = Reflect::set(&options, &name.into(), value);
        }
        self.closures = Some([edited, refused]);
        ctx.link()
            .send_future(async move { mount_editor(&host, &options).await.map_or(Message::Missing, Message::Mounted) });
    }

    fn bring_up_to_date(&mut self, props: &EditorProps) {
        let jump = (self.jumped != props.jump.count).then(|| props.jump.place.clone()).flatten();
        let Some(handle) = &self.handle else {
            if let (Some(place), Some(area)) = (jump, self.area.cast::<HtmlTextAreaElement>()) {
                self.jumped = props.jump.count;
                select_in(&area, place.line, place.column);
            }
            return;
        };
        handle.show(&props.path, &props.text);
        handle.mark(&marks(&props.problems, &props.path));
        if let Some(place) = jump {
            self.jumped = props.jump.count;
            handle.go_to(place.line, place.column);
        }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a length, from JavaScript's only number type"
)]
fn to_length(value: &JsValue) -> usize {
    value.as_f64().unwrap_or_default() as usize
}

/// The problems of one file as `[line, column, message]`.
fn marks(problems: &[Problem], path: &str) -> Array {
    problems
        .iter()
        .filter(|problem| problem.place.path == path)
        .map(|problem| {
            Array::of3(&problem.place.line.into(), &problem.place.column.into(), &problem.message.as_str().into())
        })
        .collect()
}

fn select_in(area: &HtmlTextAreaElement, line: u32, column: u32) {
    let text = area.value();
    let before: usize = text.split('\n').take(line as usize - 1).map(|line| line.encode_utf16().count() + 1).sum();
    let offset = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(column - 1);
    // A place past the end selects the end.
    let _ = area.focus();
    let _ = area.set_selection_range(offset, offset);
}
