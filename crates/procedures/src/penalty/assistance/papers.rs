use crate::PaperScene;
use case::PaperKind;
use serde_json::Value;

pub(super) const PAPERS: &[PaperKind] = &[];

pub(super) fn fields(_paper: &str, _s: &PaperScene) -> Value {
    Value::Null
}
