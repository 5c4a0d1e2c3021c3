//! What the package ships and whether it can be built again.
use anyhow::Result;

use super::tally::Tally;
use crate::project::Project;
use crate::shell;
use crate::supply::packed::{self, Packed};
use crate::supply::reproducible;

/// The list of files, then the second build.
pub(super) fn check(project: &Project) -> Result<Tally> {
    let mut tally = Tally::default();
    for (name, verdict) in [
        ("the_package_ships_what_is_listed", is_listed(project)),
        ("a_second_build_elsewhere_gives_the_same_bytes", reproducible::check(project)),
    ] {
        tally = tally + tell(name, verdict);
    }
    Ok(tally)
}

fn is_listed(project: &Project) -> Result<()> {
    packed::compare(&Packed::of(&project.package())?.files, &packed::listed(project)?)
}

fn tell(name: &str, verdict: Result<()>) -> Tally {
    match verdict {
        Ok(()) => {
            println!("test {name} ... ok");
            Tally::success()
        }
        Err(error) => {
            println!("test {name} ... FAILED\n   {}", shell::explained(&error));
            Tally::failure()
        }
    }
}
