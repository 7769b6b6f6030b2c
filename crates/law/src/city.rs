//! What one city adds to the national law; the format is described in `law/cities/README.md`.

use serde::{Deserialize, Serialize};

/// A city. The national law alone has an empty one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct City {
    /// Key: `shili`.
    pub key: String,
    /// Name: 示例市.
    pub name: String,
}
