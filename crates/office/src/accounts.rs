//! 登录 — accounts, passwords (Argon2id), a second factor, sessions.

use crate::{Office, StoreFault, blobs::hex};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use case::{FileId, People, Person, PersonId};
use jiff::{ToSpan, civil::DateTime};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// Hours without use after which a session ends.
const SESSION_HOURS: i64 = 12;
/// Wrong passwords in a row after which an account is locked for some minutes.
const FAILURES_MAX: u32 = 5;
/// Minutes for which it is locked.
const LOCKED_MINUTES: i64 = 15;
/// Shortest password outside a demonstration.
pub const PASSWORD_MIN: usize = 10;

/// Why somebody is not signed in, or an account not changed.
#[derive(Debug, thiserror::Error)]
pub enum AccountFault {
    /// Unknown account or wrong password: the two are never told apart.
    #[error("账号或者密码不对 / wrong account or password")]
    Wrong,
    /// Locked after several wrong passwords.
    #[error("连续输错，账号锁定至 {0} / locked until {0}")]
    Locked(DateTime),
    /// The new password is too short or the old one.
    #[error(
        "新密码至少 {PASSWORD_MIN} 位，且不同于旧密码 / at least {PASSWORD_MIN} characters, not the old one"
    )]
    Weak,
    /// The code of the second factor is wrong.
    #[error("动态口令不对 / wrong one-time code")]
    Code,
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// Hashing failed.
    #[error("password hashing: {0}")]
    Hash(String),
}

/// An account.
#[derive(Clone, Debug)]
pub struct Account {
    /// Name under which one signs in.
    pub login: String,
    /// Whose account.
    pub person: PersonId,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// Whether a second factor is set up.
    pub second_factor: bool,
}

/// A session as a request finds it.
#[derive(Clone, Debug)]
pub struct Session {
    /// The account.
    pub account: Account,
    /// The person, as of now.
    pub person: Person,
    /// Token that every form of the session carries.
    pub csrf: String,
    /// Whether the second factor was shown, where one is set up.
    pub proven: bool,
}

/// A sign-in that succeeded.
pub struct SignIn {
    /// Secret of the session, for the cookie.
    pub token: String,
    /// Whether the second factor is still to be shown.
    pub needs_code: bool,
}

struct Row {
    account: Account,
    password: String,
    secret: Option<String>,
    failures: u32,
    locked_until: Option<DateTime>,
}

impl Office {
    /// Adds or replaces people of the bureau.
    ///
    /// # Errors
    /// The store.
    pub fn register_people(&self, people: Vec<Person>) -> Result<(), StoreFault> {
        let docs: Result<Vec<_>, StoreFault> =
            people.iter().map(|it| Ok((it.id.to_string(), serde_json::to_string(it)?))).collect();
        let docs = docs?;
        self.store.write_plain(move |connection| {
            let mut insert = connection
                .prepare_cached("INSERT OR REPLACE INTO person (id, doc) VALUES (?1, ?2)")?;
            docs.iter().try_for_each(|it| insert.execute(params![it.0, it.1]).map(drop))?;
            Ok(())
        })?;
        let everyone = Arc::new(People::new(self.store.people()?));
        *self.people.write().unwrap_or_else(std::sync::PoisonError::into_inner) = everyone;
        Ok(())
    }

    /// Makes an account, or gives one a new password.
    ///
    /// # Errors
    /// See [`AccountFault`].
    pub fn set_account(
        &self,
        login: &str,
        person: &PersonId,
        password: &str,
        must_change: bool,
    ) -> Result<(), AccountFault> {
        let hash = hash(password)?;
        let (login, person) = (login.to_owned(), person.to_string());
        self.store.write_plain(move |connection| {
            connection.execute(
                "INSERT OR REPLACE INTO account (login, person, password, must_change)
                 VALUES (?1, ?2, ?3, ?4)",
                params![login, person, hash, must_change],
            )?;
            Ok(())
        })?;
        Ok(())
    }

    /// Makes many accounts with one password, hashed once: for demonstrations only.
    ///
    /// # Errors
    /// See [`AccountFault`].
    pub fn set_demo_accounts(
        &self,
        accounts: Vec<(String, PersonId)>,
        password: &str,
    ) -> Result<(), AccountFault> {
        let hash = hash(password)?;
        self.store.write_plain(move |connection| {
            let mut insert = connection.prepare_cached(
                "INSERT OR REPLACE INTO account (login, person, password, must_change)
                 VALUES (?1, ?2, ?3, 0)",
            )?;
            for (login, person) in &accounts {
                insert.execute(params![login, person.as_str(), hash])?;
            }
            Ok(())
        })?;
        Ok(())
    }

    /// All accounts.
    ///
    /// # Errors
    /// The store.
    pub fn accounts(&self) -> Result<Vec<Account>, StoreFault> {
        self.store.read(|connection| {
            let sql = "SELECT login, person, must_change, second_factor IS NOT NULL FROM account
                       ORDER BY login";
            let mut query = connection.prepare_cached(sql)?;
            let rows = query.query_map([], |row| {
                Ok(Account {
                    login: row.get(0)?,
                    person: PersonId::new(row.get::<_, String>(1)?),
                    must_change: row.get(2)?,
                    second_factor: row.get(3)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Signs in with a password. Takes some tens of milliseconds of work on purpose.
    ///
    /// # Errors
    /// See [`AccountFault`].
    pub fn sign_in(&self, login: &str, password: &str) -> Result<SignIn, AccountFault> {
        let now = self.machine_now();
        let Some(row) = self.account_row(login)? else {
            // The same work for an unknown account, so that time does not tell.
            let _ = verify(password, NOBODY);
            return Err(AccountFault::Wrong);
        };
        if let Some(until) = row.locked_until.filter(|until| *until > now) {
            return Err(AccountFault::Locked(until));
        }
        if !verify(password, &row.password) {
            self.note_failure(login, row.failures + 1, now)?;
            return Err(AccountFault::Wrong);
        }
        let (token, csrf) = (secret()?, secret()?);
        let needs_code = row.account.second_factor;
        let (kept, login) = (digest(&token), login.to_owned());
        self.store.write_plain(move |connection| {
            connection.execute(
                "UPDATE account SET failures = 0, locked_until = NULL WHERE login = ?1",
                [&login],
            )?;
            connection.execute(
                "INSERT INTO session (token, login, csrf, begun, used, proven)
                 VALUES (?1, ?2, ?3, ?4, ?4, ?5)",
                params![kept, login, csrf, now.to_string(), !needs_code],
            )?;
            Ok(())
        })?;
        Ok(SignIn { token, needs_code })
    }

    /// Shows the second factor in a session that waits for it.
    ///
    /// # Errors
    /// See [`AccountFault`].
    pub fn show_code(&self, token: &str, code: &str) -> Result<(), AccountFault> {
        let session = self.session(token)?.ok_or(AccountFault::Wrong)?;
        let row = self.account_row(&session.account.login)?.ok_or(AccountFault::Wrong)?;
        let right = row.secret.is_some_and(|it| code_is_right(&it, code));
        if !right {
            return Err(AccountFault::Code);
        }
        let kept = digest(token);
        self.store.write_plain(move |connection| {
            connection.execute("UPDATE session SET proven = 1 WHERE token = ?1", [kept])?;
            Ok(())
        })?;
        Ok(())
    }

    /// A new secret for a second factor, as base32 text for an authenticator.
    ///
    /// # Errors
    /// Chance failed.
    pub fn new_second_factor(&self) -> Result<String, AccountFault> {
        let mut bytes = [0_u8; 20];
        getrandom::fill(&mut bytes).map_err(|it| AccountFault::Hash(it.to_string()))?;
        Ok(totp_rs::Secret::new(Box::from(bytes)).to_base32())
    }

    /// Sets up a second factor after a code made with it was shown.
    ///
    /// # Errors
    /// See [`AccountFault`].
    pub fn set_second_factor(
        &self,
        login: &str,
        secret: &str,
        code: &str,
    ) -> Result<(), AccountFault> {
        if !code_is_right(secret, code) {
            return Err(AccountFault::Code);
        }
        let (login, secret) = (login.to_owned(), secret.to_owned());
        self.store.write_plain(move |connection| {
            let sql = "UPDATE account SET second_factor = ?2 WHERE login = ?1";
            connection.execute(sql, [login, secret])?;
            Ok(())
        })?;
        Ok(())
    }

    /// Changes a password; all other sessions of the account end.
    ///
    /// # Errors
    /// See [`AccountFault`].
    pub fn change_password(&self, token: &str, old: &str, new: &str) -> Result<(), AccountFault> {
        let session = self.session(token)?.ok_or(AccountFault::Wrong)?;
        let row = self.account_row(&session.account.login)?.ok_or(AccountFault::Wrong)?;
        if !verify(old, &row.password) {
            return Err(AccountFault::Wrong);
        }
        if new.chars().count() < PASSWORD_MIN || new == old {
            return Err(AccountFault::Weak);
        }
        let (hash, kept, login) = (hash(new)?, digest(token), session.account.login);
        self.store.write_plain(move |connection| {
            connection.execute(
                "UPDATE account SET password = ?2, must_change = 0 WHERE login = ?1",
                params![login, hash],
            )?;
            connection.execute(
                "DELETE FROM session WHERE login = ?1 AND token <> ?2",
                params![login, kept],
            )?;
            Ok(())
        })?;
        Ok(())
    }

    /// The session of a token, if it lives.
    ///
    /// # Errors
    /// The store.
    pub fn session(&self, token: &str) -> Result<Option<Session>, StoreFault> {
        let now = self.machine_now();
        let found = self.store.read(|connection| session_row(connection, &digest(token)))?;
        let Some((login, csrf, used, proven)) = found else { return Ok(None) };
        let idle_since = now.checked_sub(SESSION_HOURS.hours()).unwrap_or(DateTime::MIN);
        let used: DateTime = used.parse().unwrap_or(DateTime::MIN);
        if used < idle_since {
            return Ok(None);
        }
        let minute_ago = now.checked_sub(1.minute()).unwrap_or(now);
        if used < minute_ago && self.store.damaged().is_none() {
            let kept = digest(token);
            self.store.write_plain(move |connection| {
                let sql = "UPDATE session SET used = ?2 WHERE token = ?1";
                connection.execute(sql, params![kept, now.to_string()])?;
                Ok(())
            })?;
        }
        let Some(row) = self.account_row(&login)? else { return Ok(None) };
        let people = self.people();
        let person = people.get(&row.account.person).cloned();
        Ok(person.map(|person| Session { account: row.account, person, csrf, proven }))
    }

    /// Ends a session.
    ///
    /// # Errors
    /// The store.
    pub fn sign_out(&self, token: &str) -> Result<(), StoreFault> {
        let kept = digest(token);
        self.store.write_plain(move |connection| {
            connection.execute("DELETE FROM session WHERE token = ?1", [kept])?;
            Ok(())
        })
    }

    /// Records that somebody looked at something; a failure to record is told to the operator.
    pub fn note_view(&self, by: &PersonId, file: Option<&FileId>, what: &str) {
        let at = self.machine_now().to_string();
        let (by, file, what) = (by.to_string(), file.map(ToString::to_string), what.to_owned());
        let noted = self.store.write_plain(move |connection| {
            connection
                .prepare_cached("INSERT INTO viewed (at, by, file, what) VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![at, by, file, what])?;
            Ok(())
        });
        if let Err(fault) = noted {
            tracing::warn!(%fault, "a view was not recorded");
        }
    }

    fn machine_now(&self) -> DateTime {
        crate::Clock::Machine.now()
    }

    fn account_row(&self, login: &str) -> Result<Option<Row>, StoreFault> {
        self.store.read(|connection| {
            let sql = "SELECT person, must_change, password, second_factor, failures, locked_until
                       FROM account WHERE login = ?1";
            let mut query = connection.prepare_cached(sql)?;
            let row = |row: &rusqlite::Row<'_>| {
                let secret: Option<String> = row.get(3)?;
                Ok(Row {
                    account: Account {
                        login: login.to_owned(),
                        person: PersonId::new(row.get::<_, String>(0)?),
                        must_change: row.get(1)?,
                        second_factor: secret.is_some(),
                    },
                    password: row.get(2)?,
                    secret,
                    failures: row.get(4)?,
                    locked_until: row.get::<_, Option<String>>(5)?.and_then(|it| it.parse().ok()),
                })
            };
            Ok(query.query_row([login], row).optional()?)
        })
    }

    fn note_failure(&self, login: &str, failures: u32, now: DateTime) -> Result<(), StoreFault> {
        let until = (failures >= FAILURES_MAX)
            .then(|| now.checked_add(LOCKED_MINUTES.minutes()).unwrap_or(now).to_string());
        let failures = if until.is_some() { 0 } else { failures };
        let login = login.to_owned();
        self.store.write_plain(move |connection| {
            connection.execute(
                "UPDATE account SET failures = ?2, locked_until = ?3 WHERE login = ?1",
                params![login, failures, until],
            )?;
            Ok(())
        })
    }
}

/// A hash of nobody's password, to spend the same time on unknown accounts.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5bm9ib2R5bm9ib2R5$\
                      0m7dRkyIu8QvYw3gkXl1x4m3hV0kqz8pQb8c4qkq1mE";

type SessionRow = (String, String, String, bool);

fn session_row(connection: &Connection, kept: &str) -> Result<Option<SessionRow>, StoreFault> {
    let sql = "SELECT login, csrf, used, proven FROM session WHERE token = ?1";
    let mut query = connection.prepare_cached(sql)?;
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    Ok(query.query_row([kept], row).optional()?)
}

fn hash(password: &str) -> Result<String, AccountFault> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|it| it.to_string()).map_err(|it| AccountFault::Hash(it.to_string()))
}

fn verify(password: &str, hash: &str) -> bool {
    let Ok(parsed) = PasswordHash::new(hash) else { return false };
    Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok()
}

fn secret() -> Result<String, AccountFault> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|it| AccountFault::Hash(it.to_string()))?;
    Ok(hex(&bytes))
}

fn digest(token: &str) -> String {
    hex(&Sha256::digest(token))
}

fn code_is_right(secret: &str, code: &str) -> bool {
    let Ok(secret) = totp_rs::Secret::try_from_base32(secret) else { return false };
    let totp = totp_rs::Builder::new().with_secret(secret).with_skew(1).build();
    totp.is_ok_and(|it| it.check_current(code.trim()).is_some())
}
