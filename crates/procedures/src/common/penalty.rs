//! 处罚内容 — what is proposed, notified and decided, in one shape, so that it can be compared.

use law::{Fen, PenaltyKind};

case::group! {
    /// 行政处罚的内容（行政处罚法第九条）。没有的不填。
    Penalty {
        warning: bool = "警告", "warning";
        public_criticism: bool = "通报批评", "public criticism";
        fine: Option<Fen> = "罚款（元）", "fine (yuan)";
        gains_confiscated: Option<Fen> = "没收违法所得（元）", "gains confiscated (yuan)";
        goods_confiscated: Option<String> = "没收非法财物（名称、数量）", "property confiscated";
        goods_value: Option<Fen> = "非法财物价值（元）", "value of the property (yuan)";
        permit_suspended: Option<String> = "暂扣许可证件（名称、期限）", "permit suspended";
        grade_lowered: Option<String> = "降低资质等级（证书、等级）", "grade lowered";
        permit_revoked: Option<String> = "吊销许可证件（名称、编号）", "permit revoked";
        activity_restricted: Option<String> = "限制开展生产经营活动（范围、期限）",
            "activity restricted";
        business_suspended: Option<String> = "责令停产停业（范围、期限）", "business suspended";
        business_closed: Option<String> = "责令关闭（场所）", "business closed";
        trade_banned: Option<String> = "限制从业（行业、期限）", "trade banned";
        other: Option<String> = "法律、行政法规规定的其他行政处罚", "another penalty";
    }
}

impl Penalty {
    /// What can be imposed on the spot: a warning, a fine, or both.
    pub fn small(warning: bool, fine: Option<Fen>) -> Self {
        Self {
            warning,
            public_criticism: false,
            fine,
            gains_confiscated: None,
            goods_confiscated: None,
            goods_value: None,
            permit_suspended: None,
            grade_lowered: None,
            permit_revoked: None,
            activity_restricted: None,
            business_suspended: None,
            business_closed: None,
            trade_banned: None,
            other: None,
        }
    }

    /// The kinds of penalties, in the order of the law.
    pub fn kinds(&self) -> Vec<PenaltyKind> {
        use PenaltyKind as Kind;
        let all = [
            (Kind::Warning, self.warning),
            (Kind::PublicCriticism, self.public_criticism),
            (Kind::Fine, self.fine.is_some()),
            (Kind::GainsConfiscated, self.gains_confiscated.is_some()),
            (Kind::PropertyConfiscated, self.goods_confiscated.is_some()),
            (Kind::PermitSuspended, self.permit_suspended.is_some()),
            (Kind::GradeLowered, self.grade_lowered.is_some()),
            (Kind::PermitRevoked, self.permit_revoked.is_some()),
            (Kind::ActivityRestricted, self.activity_restricted.is_some()),
            (Kind::BusinessSuspended, self.business_suspended.is_some()),
            (Kind::BusinessClosed, self.business_closed.is_some()),
            (Kind::TradeBanned, self.trade_banned.is_some()),
            (Kind::Other, self.other.is_some()),
        ];
        all.into_iter().filter_map(|(kind, imposed)| imposed.then_some(kind)).collect()
    }

    /// Whether nothing at all is imposed.
    pub fn is_empty(&self) -> bool {
        self.kinds().is_empty()
    }

    /// What is confiscated, gains and value of goods together; in fen.
    pub fn confiscated(&self) -> Fen {
        let parts = [self.gains_confiscated, self.goods_value];
        parts.into_iter().flatten().sum()
    }

    /// What the party has to pay: fine and confiscated gains; in fen.
    pub fn payable(&self) -> Fen {
        [self.fine, self.gains_confiscated].into_iter().flatten().sum()
    }

    /// Whether it is heavier than `notified`: another kind, a larger amount, or another content of
    /// a penalty that is no amount. Words cannot be weighed, so a change of words counts as heavier
    /// and needs a new notice.
    pub fn heavier_than(&self, notified: &Self) -> bool {
        let known = notified.kinds();
        let another_kind = self.kinds().iter().any(|kind| !known.contains(kind));
        let more = |ours: Option<Fen>, theirs: Option<Fen>| ours > theirs;
        another_kind
            || more(self.fine, notified.fine)
            || more(self.gains_confiscated, notified.gains_confiscated)
            || more(self.goods_value, notified.goods_value)
            || self.words().zip(notified.words()).any(|(ours, theirs)| {
                ours.is_some_and(|ours| theirs.is_some_and(|theirs| ours.trim() != theirs.trim()))
            })
    }

    fn words(&self) -> impl Iterator<Item = Option<&str>> {
        let all = [
            &self.goods_confiscated,
            &self.permit_suspended,
            &self.grade_lowered,
            &self.permit_revoked,
            &self.activity_restricted,
            &self.business_suspended,
            &self.business_closed,
            &self.trade_banned,
            &self.other,
        ];
        all.into_iter().map(|it| it.as_deref())
    }

    /// The penalties one by one, as papers state them.
    pub fn lines_zh(&self) -> Vec<String> {
        let amount =
            |name: &str, fen: Fen| format!("{name}人民币{fen}元（大写：{}）", fen.in_words());
        let named =
            |name: &str, what: &Option<String>| what.as_ref().map(|what| format!("{name}：{what}"));
        let goods = self.goods_confiscated.as_ref().map(|what| match self.goods_value {
            Some(value) => format!("没收非法财物：{what}（价值人民币{value}元）"),
            None => format!("没收非法财物：{what}"),
        });
        let lines = [
            self.warning.then(|| "警告".to_owned()),
            self.public_criticism.then(|| "通报批评".to_owned()),
            self.fine.map(|fen| amount("罚款", fen)),
            self.gains_confiscated.map(|fen| amount("没收违法所得", fen)),
            goods,
            named("暂扣许可证件", &self.permit_suspended),
            named("降低资质等级", &self.grade_lowered),
            named("吊销许可证件", &self.permit_revoked),
            named("限制开展生产经营活动", &self.activity_restricted),
            named("责令停产停业", &self.business_suspended),
            named("责令关闭", &self.business_closed),
            named("限制从业", &self.trade_banned),
            self.other.clone(),
        ];
        lines.into_iter().flatten().collect()
    }

    /// The whole in one line: 警告；罚款人民币5,000.00元（大写：伍仟元整）.
    pub fn describe_zh(&self) -> String {
        self.lines_zh().join("；")
    }

    /// The whole in one English line, for messages.
    pub fn describe_en(&self) -> String {
        let kinds = self.kinds();
        let one = |kind: &PenaltyKind| match kind {
            PenaltyKind::Fine => {
                format!("a fine of {} yuan", self.fine.unwrap_or(Fen::ZERO))
            }
            PenaltyKind::GainsConfiscated => {
                let gains = self.gains_confiscated.unwrap_or(Fen::ZERO);
                format!("confiscation of {gains} yuan")
            }
            kind => kind_en(*kind).to_owned(),
        };
        kinds.iter().map(one).collect::<Vec<_>>().join(", ")
    }
}

/// Name of a kind of penalty in Chinese.
pub fn kind_zh(kind: PenaltyKind) -> &'static str {
    match kind {
        PenaltyKind::Warning => "警告",
        PenaltyKind::PublicCriticism => "通报批评",
        PenaltyKind::Fine => "罚款",
        PenaltyKind::GainsConfiscated => "没收违法所得",
        PenaltyKind::PropertyConfiscated => "没收非法财物",
        PenaltyKind::PermitSuspended => "暂扣许可证件",
        PenaltyKind::GradeLowered => "降低资质等级",
        PenaltyKind::PermitRevoked => "吊销许可证件",
        PenaltyKind::ActivityRestricted => "限制开展生产经营活动",
        PenaltyKind::BusinessSuspended => "责令停产停业",
        PenaltyKind::BusinessClosed => "责令关闭",
        PenaltyKind::TradeBanned => "限制从业",
        PenaltyKind::Other => "其他行政处罚",
    }
}

/// Name of a kind of penalty in English.
pub fn kind_en(kind: PenaltyKind) -> &'static str {
    match kind {
        PenaltyKind::Warning => "a warning",
        PenaltyKind::PublicCriticism => "public criticism",
        PenaltyKind::Fine => "a fine",
        PenaltyKind::GainsConfiscated => "confiscation of gains",
        PenaltyKind::PropertyConfiscated => "confiscation of property",
        PenaltyKind::PermitSuspended => "suspension of a permit",
        PenaltyKind::GradeLowered => "lowering of a grade",
        PenaltyKind::PermitRevoked => "revocation of a permit",
        PenaltyKind::ActivityRestricted => "restriction of activity",
        PenaltyKind::BusinessSuspended => "suspension of business",
        PenaltyKind::BusinessClosed => "closure of business",
        PenaltyKind::TradeBanned => "ban from trade",
        PenaltyKind::Other => "another penalty",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fine(yuan: i64) -> Penalty {
        serde_json::from_value(serde_json::json!({
            "warning": false, "public_criticism": false, "fine": Fen::yuan(yuan),
        }))
        .expect("absent options are none")
    }

    #[test]
    fn heavier_is_more_money_another_kind_or_other_words() {
        assert!(fine(25_000).heavier_than(&fine(20_000)));
        assert!(!fine(20_000).heavier_than(&fine(20_000)));
        assert!(!fine(5_000).heavier_than(&fine(20_000)));
        let warned = Penalty { warning: true, ..fine(100) };
        assert!(warned.heavier_than(&fine(20_000)), "a warning was not notified");
        assert!(!Penalty { fine: None, ..warned.clone() }.heavier_than(&warned));
        let shut = |text: &str| Penalty { business_suspended: Some(text.into()), ..fine(1) };
        assert!(shut("停业六个月").heavier_than(&shut("停业三个月")));
    }
}
