//! django-oscar, with a database that is made once and that every run of the shop copies.

use super::python;
use super::real_shop::RealShop;
use crate::process::run_quietly;
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// The installed shop.
pub fn find_or_install() -> Result<PathBuf> {
    let python = python::find()?;
    let shop = RealShop::place("django-oscar")?;
    // A folder instead of a virtual environment, which Debian's Python cannot make without another package.
    shop.once("install", &["requirements.txt"], "site", |folder| {
        let options = [
            "install",
            "--quiet",
            "--no-deps",
            "--require-hashes",
            "--target",
            "site",
        ];
        run_quietly(
            python
                .pip()
                .current_dir(folder)
                .args(options)
                .args(["--requirement", "requirements.txt"]),
        )
    })?;
    let inputs = ["requirements.txt", "settings.py", "seed.py"];
    shop.once("make the data", &inputs, "seed.sqlite3", |folder| {
        let set_up = |arguments: &[&str]| {
            let mut command = python.command();
            command.current_dir(folder).args(arguments);
            command.env("PYTHONPATH", "site:.").env("OSCAR_DATA", ".");
            run_quietly(command.env("DJANGO_SETTINGS_MODULE", "settings"))
        };
        let database = folder.join("db.sqlite3");
        if database.exists() {
            fs::remove_file(&database)?;
        }
        set_up(&["-m", "django", "migrate", "--run-syncdb"])?;
        set_up(&["seed.py"])?;
        Ok(fs::rename(database, folder.join("seed.sqlite3"))?)
    })?;
    Ok(shop.folder)
}
