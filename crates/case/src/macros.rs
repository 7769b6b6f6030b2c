//! The small macros in which institutions are written: fields with labels, acts, guards.

/// Holds, or refuses under a rule: `ensure!(condition, "APL-62", "中文……", "English …")`.
/// The name of the function it stands in becomes the code of the refusal; the messages are format
/// strings and are only made when the condition fails.
#[macro_export]
macro_rules! ensure {
    ($holds:expr, $rule:expr, $zh:literal, $en:literal $(,)?) => {{
        if $holds {
            Ok(())
        } else {
            fn here() {}
            let code = $crate::refusal::code_of(std::any::type_name_of_val(&here));
            let (zh, en) = (format!($zh), format!($en));
            Err($crate::Refusal { code, rule: $rule.to_owned(), because: Vec::new(), zh, en })
        }
    }};
}

/// A closed list of choices that a form offers and an event records.
#[macro_export]
macro_rules! choices {
    ($(#[$doc:meta])* $Name:ident {
        $($(#[$vdoc:meta])* $Variant:ident = $key:literal, $zh:literal, $en:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
                 serde::Serialize, serde::Deserialize)]
        pub enum $Name { $(#[doc = $zh] $(#[$vdoc])* #[serde(rename = $key)] $Variant),* }

        impl $Name {
            /// Every choice, in the order of the form.
            pub const CHOICES: &'static [$crate::Choice] =
                &[$($crate::Choice { key: $key, zh: $zh, en: $en }),*];
            /// Key in data and programs.
            #[allow(dead_code)]
            pub fn key(self) -> &'static str { match self { $($Name::$Variant => $key),* } }
            /// Chinese name.
            #[allow(dead_code)]
            pub fn zh(self) -> &'static str { match self { $($Name::$Variant => $zh),* } }
            /// English name.
            #[allow(dead_code)]
            pub fn en(self) -> &'static str { match self { $($Name::$Variant => $en),* } }
        }

        impl $crate::FieldType for $Name {
            const KIND: $crate::FieldKind = $crate::FieldKind::Choice($Name::CHOICES);
        }
    };
}

/// A group of labelled fields: a struct that a form can show and an event can keep.
#[macro_export]
macro_rules! group {
    ($(#[$doc:meta])* $Name:ident {
        $($(#[$fdoc:meta])* $field:ident: $Type:ty = $zh:literal, $en:literal;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        pub struct $Name {
            $(#[doc = $zh] $(#[$fdoc])* pub $field: $Type),*
        }

        impl $Name {
            /// The fields with their labels, in the order of the form.
            pub const FIELDS: &'static [$crate::Field] = &[$($crate::Field {
                name: stringify!($field), zh: $zh, en: $en,
                kind: <$Type as $crate::FieldType>::KIND,
                optional: <$Type as $crate::FieldType>::OPTIONAL,
            }),*];
        }

        impl $crate::FieldType for $Name {
            const KIND: $crate::FieldKind = $crate::FieldKind::Group($Name::FIELDS);
        }
    };
}

/// The acts of an institution. One line of heading and one line per field give the struct, the
/// form, the route, the permission and the schema:
///
/// ```ignore
/// acts! {
///     /// 机关负责人批准立案。
///     File "立案" "file the case" as "file" by [Head] under "M55-15.2" {
///         cause: String = "案由", "cause";
///     }
///     Register "登记线索" "register a lead" as "register" by [Officer] under "M55-15" opens {
///         …
///     }
/// }
/// ```
#[macro_export]
macro_rules! acts {
    ($($(#[$doc:meta])* $Name:ident $zh:literal $en:literal as $noun:literal
       by [$($Role:ident),* $(,)?] under $rule:literal $($opens:ident)? {
        $($(#[$fdoc:meta])* $field:ident: $Type:ty = $fzh:literal, $fen:literal;)*
    })*) => {
        $($crate::group! { $(#[$doc])* $Name {
            $($(#[$fdoc])* $field: $Type = $fzh, $fen;)*
        } })*

        /// What people may ask for.
        #[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(tag = "noun", content = "fields")]
        pub enum Act { $(#[doc = $zh] #[serde(rename = $noun)] $Name($Name)),* }

        /// The acts as the outside world sees them.
        pub const ACTS: &[$crate::ActInfo] = &[$($crate::ActInfo {
            noun: $noun, zh: $zh, en: $en,
            help: concat!($($crate::doc_text!($doc)),*),
            by: &[$($crate::Role::$Role),*],
            under: $rule,
            opens: $crate::opens!($($opens)?),
            fields: $Name::FIELDS,
        }),*];

        impl $crate::act::Acts for Act {
            fn noun(&self) -> &'static str { match self { $(Act::$Name(_) => $noun),* } }
            fn parse(noun: &str, fields: serde_json::Value) -> Result<Self, String> {
                match noun {
                    $($noun => serde_json::from_value(fields).map(Act::$Name)
                        .map_err(|it| it.to_string()),)*
                    other => Err(format!("unknown act {other}")),
                }
            }
        }
    };
}

/// Text of a doc attribute, for [`acts!`](crate::acts).
#[doc(hidden)]
#[macro_export]
macro_rules! doc_text {
    (doc = $text:literal) => {
        $text
    };
    ($other:meta) => {
        ""
    };
}

/// Whether an act opens a file, for [`acts!`](crate::acts).
#[doc(hidden)]
#[macro_export]
macro_rules! opens {
    () => {
        false
    };
    (opens) => {
        true
    };
}
