//! A Vulkan driver for the GPU's tests: the machine's own, else Mesa's, which plays a GPU on the processor.

use super::apt;
use std::path::Path;

/// Where drivers tell the loader of themselves.
const DRIVERS: [&str; 2] = ["/usr/share/vulkan/icd.d", "/etc/vulkan/icd.d"];

/// Sees that there is one where apt can bring it. Without one the tests that need it say "skipped".
pub fn find_or_install() {
    if !cfg!(target_os = "linux") || DRIVERS.iter().any(|folder| holds_files(Path::new(folder))) {
        return;
    }
    if let Err(error) = apt::install(&["libvulkan1", "mesa-vulkan-drivers"]) {
        println!("no Vulkan driver, so the GPU's tests will be skipped: {error:#}");
    }
}

fn holds_files(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut files| files.next().is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_folder_is_no_driver() {
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!holds_files(folder.path()));
        assert!(!holds_files(&folder.path().join("missing")));
        std::fs::write(folder.path().join("driver.json"), "{}").expect("written");
        assert!(holds_files(folder.path()));
    }
}
