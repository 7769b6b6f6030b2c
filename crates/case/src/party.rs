//! 当事人 — who the party is, with the check digits of GB 11643 and GB 32100.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

crate::choices! {
    /// 当事人类型。个体工商户 follows the citizen's ceiling unless the city reads otherwise (AMB-07).
    PartyKind {
        Citizen = "citizen", "公民", "citizen";
        IndividualBusiness = "individual_business", "个体工商户", "individual business";
        LegalPerson = "legal_person", "法人", "legal person";
        OtherOrganization = "other_organization", "其他组织", "other organization";
    }
}

impl PartyKind {
    /// 法人或者其他组织。
    pub fn is_organization(self) -> bool {
        matches!(self, PartyKind::LegalPerson | PartyKind::OtherOrganization)
    }
}

crate::group! {
    /// 当事人基本情况。
    Party {
        kind: PartyKind = "类型", "kind";
        name: String = "姓名或者名称", "name";
        id_number: Option<String> = "身份证件号码或者统一社会信用代码", "identity or credit code";
        birth_date: Option<Date> = "出生日期", "date of birth";
        representative: Option<String> = "法定代表人或者负责人", "legal representative";
        address: String = "住址或者住所", "address";
        phone: Option<String> = "联系电话", "telephone";
    }
}

/// What the check of an identity number finds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CodeCheck {
    /// The check digit is right.
    Right,
    /// Wrong, and the input must be corrected (identity card).
    Wrong(String),
    /// Wrong, but codes like it are in real use: warn, do not refuse (credit code).
    Doubtful(String),
    /// A passport or another document: nothing to compute.
    NotChecked,
}

impl Party {
    /// What makes this the same party in another file: the number where known, else name and address.
    pub fn identity(&self) -> String {
        match &self.id_number {
            Some(number) => number.to_uppercase(),
            None => format!("{}｜{}", self.name, self.address),
        }
    }

    /// Checks the identity number by its kind.
    pub fn check_id_number(&self) -> CodeCheck {
        let Some(number) = self.id_number.as_deref().map(str::to_uppercase) else {
            return CodeCheck::NotChecked;
        };
        match (self.kind, number.len()) {
            (PartyKind::Citizen, 18) => identity_card(&number),
            (PartyKind::Citizen, _) => CodeCheck::NotChecked,
            (_, 18) => credit_code(&number),
            (_, 15) => CodeCheck::NotChecked,
            (_, length) => {
                CodeCheck::Doubtful(format!("统一社会信用代码应为18位，填写了{length}位"))
            }
        }
    }

    /// Date of birth: as given, else read from an identity card number.
    pub fn born_on(&self) -> Option<Date> {
        let from_card = || {
            let number = self.id_number.as_deref().map(str::to_uppercase)?;
            if number.len() != 18 || identity_card(&number) != CodeCheck::Right {
                return None;
            }
            let day = format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14]);
            day.parse().ok()
        };
        match self.kind {
            PartyKind::Citizen | PartyKind::IndividualBusiness => {
                self.birth_date.or_else(from_card)
            }
            _ => None,
        }
    }
}

/// GB 11643: seventeen digits, of which eight are a date, and a check character.
fn identity_card(number: &str) -> CodeCheck {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECK: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let digits: Option<Vec<u32>> = number.chars().take(17).map(|it| it.to_digit(10)).collect();
    let Some(digits) = digits else {
        return CodeCheck::Wrong("居民身份证号码前17位应为数字".to_owned());
    };
    let day = format!("{}-{}-{}", &number[6..10], &number[10..12], &number[12..14]);
    if day.parse::<Date>().is_err() {
        return CodeCheck::Wrong(format!("居民身份证号码中的出生日期 {day} 不存在"));
    }
    let sum: u32 = digits.iter().zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    let expected = CHECK[(sum % 11) as usize];
    match number.chars().nth(17) {
        Some(found) if found == expected => CodeCheck::Right,
        _ => CodeCheck::Wrong(format!("居民身份证号码校验码不符，应为 {expected}")),
    }
}

/// GB 32100: the last character is computed from the first seventeen.
fn credit_code(code: &str) -> CodeCheck {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    let values: Option<Vec<usize>> = code.chars().map(|it| ALPHABET.find(it)).collect();
    let Some(values) = values else {
        return CodeCheck::Doubtful("统一社会信用代码含有不使用的字符".to_owned());
    };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let expected = (31 - sum % 31) % 31;
    if values.last() == Some(&expected) {
        CodeCheck::Right
    } else {
        let expected = ALPHABET.chars().nth(expected).unwrap_or('0');
        CodeCheck::Doubtful(format!("统一社会信用代码校验码不符，计算为 {expected}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identity_cards_are_checked() {
        assert_eq!(identity_card("11010519491231002X"), CodeCheck::Right);
        assert_eq!(identity_card("440524188001010014"), CodeCheck::Right);
        assert!(matches!(identity_card("110105194912310021"), CodeCheck::Wrong(_)));
        assert!(matches!(identity_card("11010519491331002X"), CodeCheck::Wrong(_)));
    }

    #[test]
    fn credit_codes_warn() {
        assert_eq!(credit_code("91110000101623741K"), CodeCheck::Right);
        assert_eq!(credit_code("911101066976941872"), CodeCheck::Right);
        assert!(matches!(credit_code("91350211M0000XUF46"), CodeCheck::Doubtful(_)));
    }
}
