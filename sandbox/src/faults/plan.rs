//! Faults given as a file at start: a JSON list of what `POST /_sandbox/next` takes.
use std::path::Path;
use std::{fs, io};

use serde_json::Value;

use crate::faults::Fault;

/// What goes wrong from the start on, and again after each reset.
#[derive(Clone, Debug, Default)]
pub struct FaultPlan(pub(super) Vec<Fault>);

/// Why a fault plan was not accepted.
#[derive(Debug, thiserror::Error)]
pub enum FaultPlanError {
    /// The file is not there, or may not be read.
    #[error("cannot read the fault plan: {0}")]
    File(#[from] io::Error),
    /// The file is not JSON.
    #[error("the fault plan is not JSON: {0}")]
    NotJson(#[from] serde_json::Error),
    /// JSON, but not a list.
    #[error("the fault plan must be a list of faults, as in [{{\"path\": \"/poll\", \"fault\": \"drop\"}}]")]
    NotAList,
    /// One of the faults makes no sense.
    #[error("fault {place} of the fault plan: {reason}")]
    NotAFault {
        /// Counted from 1.
        place: usize,
        /// What is wrong with it.
        reason: String,
    },
}

impl FaultPlan {
    /// Reads `--faults FILE`.
    ///
    /// # Errors
    /// When the file cannot be read, or any fault in it makes no sense.
    pub fn read(path: &Path) -> Result<Self, FaultPlanError> {
        Self::parse(&fs::read_to_string(path)?)
    }

    /// Reads what such a file holds.
    ///
    /// # Errors
    /// When any fault in it makes no sense.
    pub fn parse(text: &str) -> Result<Self, FaultPlanError> {
        let Value::Array(faults) = serde_json::from_str(text)? else { return Err(FaultPlanError::NotAList) };
        let faults = (1..).zip(faults).map(|(place, fault)| {
            Fault::parse(fault).map_err(|reason| FaultPlanError::NotAFault { place, reason })
        });
        faults.collect::<Result<_, _>>().map(Self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        FaultPlan::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn a_bad_plan_says_what_is_bad_about_it() {
        assert!(refusal("{").starts_with("the fault plan is not JSON: "));
        assert!(refusal("{}").starts_with("the fault plan must be a list of faults"));
        let second = refusal(r#"[{"path": "/a", "fault": "drop"}, {"path": "/b", "fault": "explode"}]"#);
        assert!(second.starts_with("fault 2 of the fault plan: unknown variant `explode`"), "{second}");
        let misspelt = refusal(r#"[{"path": "/a", "fault": "drop", "time": 3}]"#);
        assert_eq!(misspelt, "fault 1 of the fault plan: a drop fault has no member \"time\"");
    }
}
