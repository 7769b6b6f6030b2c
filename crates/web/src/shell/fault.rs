//! Why a request is not answered as asked, for people and for programs.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use office::{BlobFault, Failure, PaperViewFault, StoreFault};

/// Why a request is not answered as asked.
#[derive(Clone, Debug)]
pub enum Fault {
    /// There is no such page, file, paper or article; or the visitor may not know that there is.
    NotFound(String, String),
    /// The person may not see or do it.
    Forbidden(String, String),
    /// The request itself is broken.
    Bad(String, String),
    /// Nobody is signed in.
    SignIn,
    /// The form does not come from a page of ours.
    Forged,
    /// Something changed since; what is told for programs.
    Conflict(String, String),
    /// Larger than allowed.
    TooLarge(String, String),
    /// The data are damaged and nothing is written.
    ReadOnly(String),
    /// We failed.
    Internal(String),
}

impl Fault {
    /// A failure of ours; what is said goes to the log only.
    pub fn internal(why: impl Into<String>) -> Self {
        Self::Internal(why.into())
    }

    /// No such thing.
    pub fn missing(zh: &str, en: &str) -> Self {
        Self::NotFound(zh.to_owned(), en.to_owned())
    }

    /// A broken request.
    pub fn bad(zh: &str, en: &str) -> Self {
        Self::Bad(zh.to_owned(), en.to_owned())
    }

    /// Status of the answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound(..) => StatusCode::NOT_FOUND,
            Self::Forbidden(..) | Self::Forged => StatusCode::FORBIDDEN,
            Self::Bad(..) => StatusCode::BAD_REQUEST,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::Conflict(..) => StatusCode::CONFLICT,
            Self::TooLarge(..) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::ReadOnly(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What people are told, in Chinese and English.
    pub fn words(&self) -> (String, String) {
        let owned = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
        match self {
            Self::NotFound(zh, en)
            | Self::Forbidden(zh, en)
            | Self::Bad(zh, en)
            | Self::Conflict(zh, en)
            | Self::TooLarge(zh, en) => owned(zh, en),
            Self::SignIn => owned("请先登录。", "Please sign in first."),
            Self::Forged => owned(
                "表单的校验码不对：它可能是另一次登录时打开的。请返回、刷新页面后重新提交。",
                "The token of the form does not fit: it may be from an earlier sign-in. \
                 Go back, reload the page and submit again.",
            ),
            Self::ReadOnly(why) => (
                format!("数据核验未通过，系统只读：{why}。请联系系统管理员。"),
                format!("The data failed verification, so nothing is written: {why}."),
            ),
            Self::Internal(_) => owned(
                "系统出了差错，没有办成。请把下面的编号告诉系统管理员。",
                "Something failed on our side and nothing was done. \
                 Please tell the administrator the id below.",
            ),
        }
    }

    /// Short title, in Chinese and English.
    pub fn title(&self) -> (&'static str, &'static str) {
        match self {
            Self::NotFound(..) => ("没有找到", "Not found"),
            Self::Forbidden(..) => ("没有权限", "Not permitted"),
            Self::Forged => ("表单已失效", "The form has expired"),
            Self::Bad(..) => ("请求有误", "Bad request"),
            Self::SignIn => ("需要登录", "Sign in"),
            Self::Conflict(..) => ("内容已变", "It has changed"),
            Self::TooLarge(..) => ("内容过大", "Too large"),
            Self::ReadOnly(_) => ("系统只读", "Read-only"),
            Self::Internal(_) => ("系统差错", "A fault of the system"),
        }
    }
}

impl IntoResponse for Fault {
    /// The outermost layer turns the fault into a page or a JSON answer, because it knows whom it
    /// answers and in which language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreFault> for Fault {
    fn from(fault: StoreFault) -> Self {
        match fault {
            StoreFault::Damaged(why) => Self::ReadOnly(why),
            other => Self::internal(other.to_string()),
        }
    }
}

impl From<Failure> for Fault {
    /// For reading only: forms answer refusals and moved files themselves.
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unknown(_) => Self::missing("没有这个案卷或者行为。", "No such file or act."),
            Failure::Store(fault) => fault.into(),
            other => Self::internal(other.to_string()),
        }
    }
}

impl From<PaperViewFault> for Fault {
    fn from(fault: PaperViewFault) -> Self {
        match fault {
            PaperViewFault::Missing(no) => Self::NotFound(
                format!("案卷中没有第 {no} 号文书。"),
                format!("The file has no paper {no}."),
            ),
            PaperViewFault::File(failure) => failure.into(),
            PaperViewFault::Store(fault) => fault.into(),
            PaperViewFault::Paper(fault) => Self::Conflict(
                format!("文书不能排版：{fault}"),
                format!("The paper cannot be typeset: {fault}"),
            ),
            PaperViewFault::Differs => Self::Conflict(
                "文书与登记时的摘要不符，不予出具：字体或者模板与登记时不同。".to_owned(),
                "The paper differs from the digests recorded when it was made; it is not shown."
                    .to_owned(),
            ),
            PaperViewFault::Receipt(why) => Self::internal(format!("receipt: {why}")),
        }
    }
}

impl From<BlobFault> for Fault {
    fn from(fault: BlobFault) -> Self {
        let said = fault.to_string();
        let both = |it: &str| (it.to_owned(), it.to_owned());
        match fault {
            BlobFault::Io(it) => Self::internal(it.to_string()),
            BlobFault::Missing => Self::missing("没有这个文件。", "No such file."),
            BlobFault::TooLarge { .. } => {
                let (zh, en) = both(&said);
                Self::TooLarge(zh, en)
            }
            BlobFault::Offset { .. } | BlobFault::Digest { .. } => {
                let (zh, en) = both(&said);
                Self::Conflict(zh, en)
            }
        }
    }
}
