//! Users of events.

use crate::{
    id::Id,
    shape::{Node, Reader, Shape},
};
use serde::Serialize;

/// A user: an id, or a whole number as databases number them, which is the id of its digits.
///
/// ```
/// use quotakit::{LifeCycle, funnel::EventFunnel};
/// let funnel = EventFunnel::from_json(r#"{"steps": ["a", "b"], "window_ms": 10}"#)?;
/// let outcome = funnel.evaluate_json(
///     r#"{"events": [{"user": 42, "time": 0, "event": "a"}, {"user": "42", "time": 1, "event": "b"}]}"#,
/// )?;
/// assert!(outcome.starts_with(r#"{"levels":[0,0,1],"#));
/// # Ok::<(), quotakit::error::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct User(Id);

impl User {
    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl From<Id> for User {
    fn from(id: Id) -> Self {
        Self(id)
    }
}

impl Shape for User {
    fn blank() -> Self {
        Self(Id::blank())
    }
    fn read(node: &Node<'_>, reader: &mut Reader) -> Self {
        if let Node::Number(digits) = node
            && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
            && let Some(id) = Id::new(digits.as_ref())
        {
            return Self(id);
        }
        Self(Id::read(node, reader))
    }
}
