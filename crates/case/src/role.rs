//! 角色 — what a person may be in an organ.

use serde::{Deserialize, Serialize};

macro_rules! roles {
    ($($(#[$doc:meta])* $Role:ident = $key:literal, $zh:literal, $en:literal;)*) => {
        /// A role that a person holds in an organ for a period.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Role { $($(#[$doc])* $Role),* }

        impl Role {
            /// Every role, in the order of the permission table.
            pub const ALL: &'static [Role] = &[$(Role::$Role),*];

            /// Key used in data files, forms and programs.
            pub fn key(self) -> &'static str { match self { $(Role::$Role => $key),* } }
            /// Chinese title.
            pub fn zh(self) -> &'static str { match self { $(Role::$Role => $zh),* } }
            /// English title.
            pub fn en(self) -> &'static str { match self { $(Role::$Role => $en),* } }
            /// The role of a key.
            pub fn from_key(key: &str) -> Option<Role> {
                match key { $($key => Some(Role::$Role),)* _ => None }
            }
        }
    };
}

roles! {
    /// 执法人员
    Officer = "officer", "执法人员", "officer";
    /// 协管员：只作辅助，不执法
    Auxiliary = "auxiliary", "协管员", "auxiliary";
    /// 办案机构负责人
    TeamLeader = "team_leader", "办案机构负责人", "team leader";
    /// 法制审核人员
    LegalityReviewer = "legality_reviewer", "法制审核人员", "legality reviewer";
    /// 机关负责人
    Head = "head", "机关负责人", "head of the bureau";
    /// 主要负责人（正职）
    Chief = "chief", "主要负责人", "chief";
    /// 听证主持人
    HearingOfficer = "hearing_officer", "听证主持人", "hearing officer";
    /// 档案员
    Archivist = "archivist", "档案员", "archivist";
    /// 窗口人员
    WindowClerk = "window_clerk", "窗口人员", "window clerk";
    /// 受理员
    Acceptor = "acceptor", "受理员", "acceptor";
    /// 派遣员
    Dispatcher = "dispatcher", "派遣员", "dispatcher";
    /// 值班长
    DutyChief = "duty_chief", "值班长", "duty chief";
    /// 公示人员
    Publisher = "publisher", "公示人员", "publisher";
    /// 督察
    Supervisor = "supervisor", "督察", "supervisor";
    /// 法律顾问
    LegalAdviser = "legal_adviser", "法律顾问", "legal adviser";
    /// 当事人
    Party = "party", "当事人", "party";
    /// 公众
    Citizen = "citizen", "公众", "citizen";
    /// 相邻机关
    Authority = "authority", "相邻机关", "neighbouring authority";
    /// 系统管理员
    SystemAdmin = "system_admin", "系统管理员", "system administrator";
    /// 安全管理员
    SecurityAdmin = "security_admin", "安全管理员", "security administrator";
    /// 审计管理员
    AuditAdmin = "audit_admin", "审计管理员", "audit administrator";
}

impl Role {
    /// Whether people of this role stand outside the bureau.
    pub fn is_outside(self) -> bool {
        matches!(self, Role::Party | Role::Citizen | Role::Authority)
    }
}
