//! A city's overlay.

use super::Checker;
use crate::city::{City, Criterion};
use crate::instrument::Instrument;
use crate::load;
use std::collections::HashSet;

const ROLES: [&str; 22] = [
    "officer",
    "auxiliary",
    "team_leader",
    "legality_reviewer",
    "head",
    "chief",
    "hearing_officer",
    "archivist",
    "window_clerk",
    "acceptor",
    "dispatcher",
    "duty_chief",
    "publisher",
    "supervisor",
    "legal_adviser",
    "party",
    "citizen",
    "authority",
    "system_admin",
    "security_admin",
    "audit_admin",
    "collective",
];

impl Checker<'_> {
    pub(super) fn city(&mut self) {
        let city = &self.law.city;
        self.complete(city);
        self.organs(city);
        self.sources(city);
        self.lists(city);
        self.roles(city);
        self.local_terms(city);
        let term = &city.announcement.term;
        if !term.is_empty() && self.law.term(term).is_none() {
            self.city_fault(term, format!("公告送达所指期限“{term}”不存在 · no such term"));
        }
        for reading in &city.readings {
            if self.law.rule(&reading.id).is_none() {
                self.city_fault(
                    &reading.id,
                    format!("“{}”不在规则目录中 · no such reading", reading.id),
                );
            }
        }
    }

    /// A fault at the line of a city's files on which `near` stands.
    fn city_fault(&mut self, near: &str, message: impl Into<String>) {
        let (file, line) = load::city_line(self.law.files, &self.law.city.key, near);
        self.fault(&file, line, message);
    }

    fn complete(&mut self, city: &City) {
        let missing = [
            ("name", city.name.is_empty()),
            ("[[organ]]", city.organs.is_empty()),
            ("[remedies]", city.remedies.reconsideration.is_empty()),
            ("[payment]", city.payment.bank.is_empty()),
            ("[thresholds.hearing_fine]", city.thresholds.hearing_fine.source.is_empty()),
            (
                "[thresholds.hearing_confiscation]",
                city.thresholds.hearing_confiscation.source.is_empty(),
            ),
            ("[first_violation]", city.first_violation.source.is_empty()),
            ("[slight]", city.slight.source.is_empty()),
            ("[collective]", city.collective.source.is_empty()),
            ("[discretion]", city.discretion.source.is_empty()),
            ("[announcement]", city.announcement.source.is_empty()),
            ("[hours]", city.hours.morning[0].is_empty()),
            ("[[chain]]", city.chains.is_empty()),
            ("[[number]]", city.numbers.is_empty()),
        ];
        for (table, _) in missing.into_iter().filter(|(_, m)| *m) {
            self.city_fault("key", format!("缺少 {table} · the city needs {table}"));
        }
    }

    fn organs(&mut self, city: &City) {
        for (i, organ) in city.organs.iter().enumerate() {
            if city.organs[..i].iter().any(|o| o.key == organ.key) {
                self.city_fault(&organ.key, format!("机构“{}”重复 · organ given twice", organ.key));
            }
            if let Some(parent) = organ.parent.as_ref().filter(|p| city.organ(p).is_none()) {
                self.city_fault(parent, format!("上级机构“{parent}”不存在 · no such parent"));
            }
        }
    }

    fn sources(&mut self, city: &City) {
        let single = [
            &city.payment.source,
            &city.thresholds.hearing_fine.source,
            &city.thresholds.hearing_confiscation.source,
            &city.first_violation.source,
            &city.slight.source,
            &city.collective.source,
            &city.discretion.source,
            &city.announcement.source,
        ];
        let lenient = city.first_violation.entries.iter().chain(&city.slight.entries);
        let all = (single.into_iter())
            .chain(lenient.map(|e| &e.source))
            .chain(criteria(city).map(|c| &c.source))
            .chain(city.chains.iter().filter_map(|c| c.source.as_ref()))
            .chain(city.retention.iter().map(|r| &r.source))
            .chain(city.readings.iter().filter_map(|r| r.source.as_ref()))
            .chain(&city.hours.source);
        for source in all.filter(|s| !s.is_empty()) {
            let (file, line) = load::city_line(self.law.files, &city.key, source);
            self.cites(&file, line, source);
        }
        let benchmark = &city.discretion.instrument;
        if !benchmark.is_empty() && self.law.instrument(benchmark).is_none() {
            self.city_fault(
                benchmark,
                format!("裁量基准“{benchmark}”不在文件中 · no such instrument"),
            );
        }
    }

    fn lists(&mut self, city: &City) {
        let lenient = city.first_violation.entries.iter().chain(&city.slight.entries);
        for code in lenient.map(|e| &e.item).chain(criteria(city).flat_map(|c| &c.items)) {
            if self.law.item(code).is_none() {
                self.city_fault(code, format!("清单所列事项“{code}”不存在 · no such item"));
            }
        }
    }

    /// A local term or threshold gets a key that no article has: a term that replaces another says
    /// `overrides`.
    fn local_terms(&mut self, city: &City) {
        let articles = || self.law.instruments.iter().flat_map(Instrument::places);
        let terms = articles().flat_map(|a| &a.terms).map(|t| t.key.as_str());
        let thresholds = articles().flat_map(|a| &a.thresholds).map(|t| t.key.as_str());
        let set: HashSet<&str> = terms.chain(thresholds).collect();
        for (key, local) in &city.local_terms {
            if !set.contains(local.as_str()) {
                self.city_fault(local, format!("没有期限或者限额“{local}” · no such term"));
            }
            if set.contains(key.as_str()) {
                let message = format!("“{key}”已由法条设定，应写 overrides · an article sets it");
                self.city_fault(key, message);
            }
        }
    }

    fn roles(&mut self, city: &City) {
        let all = (city.chains.iter().flat_map(|c| &c.steps))
            .chain(&city.discretion.own)
            .chain(std::iter::once(&city.collective.presided_by));
        for role in all.filter(|r| !r.is_empty() && !ROLES.contains(&r.as_str())) {
            self.city_fault(role, format!("没有角色“{role}” · no such role"));
        }
    }
}

fn criteria(city: &City) -> impl Iterator<Item = &Criterion> {
    city.publication.iter().chain(&city.review).chain(&city.deliberation)
}
