//! The page of one act: its form beside the law it rests on.

use super::{Scene, draw, fill, told};
use crate::shell::{App, Fault, Lang, Nav, Pairs, Seat, chance, page, rule_link, token};
use axum::extract::{Path, RawQuery, State};
use case::{ActInfo, FieldFault, FileId, Refusal};
use law::Law;
use maud::{Markup, html};
use office::Office;
use procedures::{CaseFile, Entry, engine};
use serde_json::Value;
use std::sync::Arc;
use told::Told;

/// An act of a file, or one that opens a file.
#[derive(Clone)]
pub struct Target {
    /// The institution.
    pub institution: &'static Entry,
    /// The act.
    pub info: &'static ActInfo,
    /// The file; none for an act that opens one.
    pub file: Option<(FileId, Arc<CaseFile>)>,
}

impl Target {
    /// Finds the act of an address.
    ///
    /// # Errors
    /// No such file or act.
    pub fn find(
        office: &Office,
        (file, institution, noun): &(String, String, String),
    ) -> Result<Self, Fault> {
        let act = Entry::act(&format!("{institution}.{noun}"));
        let (institution, info) =
            act.ok_or_else(|| Fault::missing("没有这种行为。", "There is no such act."))?;
        let file = match file.as_str() {
            "new" => None,
            id => {
                let id = FileId::new(id);
                Some((id.clone(), office.file(&id)?))
            }
        };
        if info.opens != file.is_none() {
            return Err(Fault::missing(
                "这种行为不能在这里办理。",
                "This act does not belong here.",
            ));
        }
        Ok(Self { institution, info, file })
    }

    /// Full name of the act.
    pub fn name(&self) -> String {
        format!("{}.{}", self.institution.name, self.info.noun)
    }

    /// Id of the file.
    pub fn id(&self) -> Option<&FileId> {
        self.file.as_ref().map(|(id, _)| id)
    }

    /// Version of the file.
    pub fn head(&self) -> u32 {
        self.file.as_ref().map_or(0, |(_, file)| file.head())
    }

    fn address(&self) -> String {
        let file = self.id().map_or("new", FileId::as_str);
        format!("/files/{file}/acts/{}/{}", self.institution.name, self.info.noun)
    }
}

/// `GET /files/{file}/acts/{institution}/{noun}`.
///
/// # Errors
/// No such act, or the visitor may not read files.
pub async fn form(
    State(app): State<App>,
    seat: Seat,
    Path(path): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
) -> Result<Markup, Fault> {
    seat.must_read_files()?;
    let asked = Pairs::parse(query.as_deref().unwrap_or_default());
    let draw = move |office: &Office| {
        let target = Target::find(office, &path)?;
        let people = office.people();
        let scene = scene(&seat, office.law(), &people, &target, &[]);
        let values = fill::defaults(target.info.fields, &scene, &asked);
        let standing = standing(office, &seat, &target)?;
        Ok(Sheet {
            seat: &seat,
            target: &target,
            law: office.law(),
            standing,
            key: chance(),
            told: Told::Nothing,
        }
        .draw(&scene, &values))
    };
    app.read(draw).await
}

/// What drawing the fields of an act may see.
pub fn scene<'a>(
    seat: &'a Seat,
    law: &'a Law,
    people: &'a case::People,
    target: &'a Target,
    faults: &'a [FieldFault],
) -> Scene<'a> {
    Scene {
        lang: seat.lang(),
        now: seat.now,
        law,
        people,
        actor: seat.person(),
        file: target.file.as_ref().map(|(_, file)| file.as_ref()),
        faults,
    }
}

/// What stands in the way of the act before anything is filled in.
///
/// # Errors
/// The store.
pub fn standing(office: &Office, seat: &Seat, target: &Target) -> Result<Vec<Refusal>, Fault> {
    let possible = office.possible(seat.person(), target.id())?;
    let name = target.name();
    let found = possible.into_iter().find(|it| it.name() == name);
    Ok(found.map(|it| it.refusals).unwrap_or_default())
}

/// One form, ready to draw.
pub struct Sheet<'a> {
    /// Who sits at it.
    pub seat: &'a Seat,
    /// The act.
    pub target: &'a Target,
    /// The law.
    pub law: &'a Law,
    /// What stands in the way already.
    pub standing: Vec<Refusal>,
    /// Idempotency key of this form.
    pub key: String,
    /// What came of the last attempt.
    pub told: Told,
}

impl Sheet<'_> {
    /// The page.
    pub fn draw(&self, scene: &Scene<'_>, values: &Value) -> Markup {
        let l = self.seat.lang();
        let info = self.target.info;
        let title = l.t(info.zh, info.en);
        let body = html! {
            (self.crumbs(l))
            div.act-page {
                div.act-form {
                    h1 { (title) }
                    p.lead { (info.help) }
                    (told::notice(l, &self.told))
                    @if matches!(self.told, Told::Nothing) && !self.standing.is_empty() {
                        section.notice.blocked {
                            h2 { (l.t("现在不能办理，原因如下", "It cannot be done now")) }
                            (told::refusals(l, &self.standing))
                        }
                    }
                    (self.form(l, scene, values))
                }
                aside.basis { (self.basis(l)) }
            }
        };
        page(self.seat, if info.opens { Nav::New } else { Nav::Files }, title, body)
    }

    fn crumbs(&self, l: Lang) -> Markup {
        html! {
            nav.crumbs aria-label=(l.t("位置", "place")) {
                a href="/files" { (l.t("案卷", "Files")) }
                @match &self.target.file {
                    Some((id, file)) => {
                        " / " a href={ "/files/" (id) } { (crate::pages::name_of(l, file)) }
                    }
                    None => { " / " a href="/files/new" { (l.t("新开案卷", "New file")) } }
                }
                " / " (l.t(self.target.institution.zh, self.target.institution.en))
            }
        }
    }

    fn form(&self, l: Lang, scene: &Scene<'_>, values: &Value) -> Markup {
        let info = self.target.info;
        let multipart = draw::has_blobs(info.fields).then_some("multipart/form-data");
        html! {
            form.act method="post" action=(self.target.address()) enctype=[multipart]
                data-enhance="" novalidate {
                (token(self.seat))
                input type="hidden" name="_key" value=(self.key);
                input type="hidden" name="_seen" value=(self.target.head());
                // Enter presses the first button of a form: let it be the harmless one.
                button.visually-hidden name="_do" value="preview" tabindex="-1" aria-hidden="true" {}
                (draw::fields(scene, info.fields, "", values))
                div.buttons {
                    button.primary name="_do" value="perform" data-busy=(l.t("正在提交…", "Submitting…")) {
                        (l.t("提交：", "Submit: ")) (l.t(info.zh, info.en))
                    }
                    button name="_do" value="preview" data-busy=(l.t("正在核对…", "Checking…"))
                        aria-keyshortcuts="Control+Enter" {
                        (l.t("核对并看文书效果", "Check and preview the papers"))
                    }
                    @if let Some(id) = self.target.id() {
                        a href={ "/files/" (id) } { (l.t("返回案卷", "Back to the file")) }
                    }
                }
            }
        }
    }

    /// The law beside the form: the rule, its articles with their gist, who may do it.
    fn basis(&self, l: Lang) -> Markup {
        let info = self.target.info;
        let rule = self.law.rule(info.under);
        let by: Vec<_> = info.by.iter().map(|it| l.t(it.zh(), it.en())).collect();
        let held = engine::role_for(info, self.seat.person(), self.seat.today()).is_some();
        html! {
            h2 { (l.t("依据", "Basis")) }
            p { (rule_link(info.under)) }
            @if let Some(rule) = rule {
                p { (l.t(&rule.zh, &rule.en)) }
                (crate::pages::gists(l, self.law, &rule.cites))
            }
            h2 { (l.t("由谁办理", "Who may do it")) }
            p { (by.join("、")) }
            @if !held && !info.by.is_empty() {
                p.wrong { (l.t("您今天没有这些职务。", "You hold none of these posts today.")) }
            }
        }
    }
}
