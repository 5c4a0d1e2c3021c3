//! What `bench form` prints, and the bounds ours is held to.
use anyhow::{Context, Result, bail};
use serde_json::Value;

/// How long a keystroke may take at most, but for one in a hundred: milliseconds.
const LONGEST_KEYSTROKE: f64 = 2.0;
/// How much more a channel may cost among thousands than among hundreds. It is measured, so it is never exactly 1.
const STEEPEST: f64 = 1.5;

/// What was measured of one package with so many channels, in milliseconds.
pub(super) struct Figures {
    channels: usize,
    /// Mounting in a page that has mounted nothing yet.
    first_mounts: Vec<f64>,
    /// Mounting again.
    mounts: Vec<f64>,
    keystrokes: Vec<f64>,
}

impl Figures {
    pub(super) fn of(channels: usize) -> Self {
        Self { channels, first_mounts: Vec::new(), mounts: Vec::new(), keystrokes: Vec::new() }
    }

    /// Takes in what bench.js measured in one page.
    pub(super) fn add(&mut self, measured: &Value) -> Result<()> {
        if let Some(failure) = measured.get("failure").and_then(Value::as_str) {
            bail!("the page failed: {failure}");
        }
        let times = |name: &str| -> Result<Vec<f64>> {
            let times = measured.get(name).and_then(Value::as_array).context("the page measured nothing")?;
            Ok(times.iter().filter_map(Value::as_f64).collect())
        };
        let mut mounts = times("mounts")?.into_iter();
        self.first_mounts.extend(mounts.next());
        self.mounts.extend(mounts);
        self.keystrokes.extend(times("keystrokes")?);
        Ok(())
    }

    /// What is printed of it, under the names in [`COLUMNS`].
    fn columns(&self) -> [f64; 4] {
        [
            percentile(&self.keystrokes, 50),
            percentile(&self.keystrokes, 99),
            percentile(&self.first_mounts, 50),
            percentile(&self.mounts, 50),
        ]
    }

    /// The fastest: what else the machine does only ever adds to it.
    fn mount(&self) -> f64 {
        self.mounts.iter().copied().fold(f64::INFINITY, f64::min)
    }
}

const COLUMNS: [&str; 4] = ["keystroke p50", "keystroke p99", "first mount", "mount again"];

/// Prints both packages' figures and fails when ours miss a bound.
pub(super) fn report(ours: &[Figures], official: &[Figures]) -> Result<()> {
    println!("   milliseconds; how many times longer Xendit's own package takes\n");
    println!("   channels              {}", COLUMNS.map(|name| format!("{name:>14}")).concat());
    for (ours, official) in ours.iter().zip(official) {
        let channels = ours.channels;
        let (ours, official) = (ours.columns(), official.columns());
        let mut ratios = official;
        ratios.iter_mut().zip(ours).for_each(|(ratio, ours)| *ratio /= ours);
        print_row(&format!("{channels:>8}  ours"), ours, "");
        print_row("          Xendit's own", official, "");
        print_row("          ratio", ratios, "×");
    }
    let slowest = ours.iter().map(|figures| percentile(&figures.keystrokes, 99)).fold(0.0, f64::max);
    let steepness = steepness(ours)?;
    println!(
        "\n   mounting a channel costs {steepness:.2} times as much among thousands as among hundreds \
         (at most {STEEPEST}); Xendit's own: {:.2}",
        self::steepness(official)?
    );
    if slowest >= LONGEST_KEYSTROKE {
        bail!(
            "one keystroke in a hundred takes {slowest:.2} ms or longer; it has to be under {LONGEST_KEYSTROKE}"
        );
    }
    if steepness > STEEPEST {
        bail!("mounting is not linear in channels");
    }
    Ok(())
}

fn print_row(name: &str, columns: [f64; 4], unit: &str) {
    println!(
        "   {name:<22}{}",
        columns.map(|figure| format!("{:>14}", format!("{figure:.2}{unit}"))).concat()
    );
}

/// How much more a channel costs among many than among few: 1 when mounting is linear in channels.
fn steepness(figures: &[Figures]) -> Result<f64> {
    let [.., few, some, many] = figures else { bail!("three sizes tell how steep it is") };
    let slope = |less: &Figures, more: &Figures| {
        (more.mount() - less.mount()) / (more.channels - less.channels) as f64
    };
    Ok(slope(some, many) / slope(few, some))
}

/// The value that this many in a hundred do not exceed.
fn percentile(times: &[f64], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let rank = (sorted.len() * percent).div_ceil(100);
    sorted.get(rank.saturating_sub(1)).copied().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Figures, percentile, report, steepness};

    fn figures(mounts: [f64; 3], keystroke: f64) -> Vec<Figures> {
        let measured = |(channels, mount)| {
            let mut figures = Figures::of(channels);
            figures.add(&json!({ "mounts": [100, mount], "keystrokes": [keystroke] })).unwrap();
            figures
        };
        [10, 100, 1000].into_iter().zip(mounts).map(measured).collect()
    }

    #[test]
    fn the_ninety_ninth_percentile_leaves_one_in_a_hundred_out() {
        let times: Vec<f64> = (1..=200).map(f64::from).collect();
        assert_eq!((percentile(&times, 50), percentile(&times, 99)), (100.0, 198.0));
        assert!(percentile(&[], 50).is_nan());
    }

    #[test]
    fn mounting_is_linear_when_every_channel_costs_the_same() {
        assert_eq!(steepness(&figures([11.0, 20.0, 110.0], 1.0)).unwrap(), 1.0);
    }

    #[test]
    fn what_is_slow_or_not_linear_is_refused() {
        let official = figures([1.0, 2.0, 3.0], 1.0);
        assert!(report(&figures([11.0, 20.0, 110.0], 1.0), &official).is_ok());
        assert!(report(&figures([11.0, 20.0, 110.0], 2.0), &official).is_err());
        assert!(report(&figures([11.0, 20.0, 400.0], 1.0), &official).is_err());
    }

    #[test]
    fn what_a_page_failed_at_is_told() {
        let error = Figures::of(10).add(&json!({ "failure": "no such channel" })).unwrap_err();
        assert!(error.to_string().contains("no such channel"));
    }
}
