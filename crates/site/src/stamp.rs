//! A name for one build, so that caches never mix two of them.

use std::fs;
use std::path::Path;

/// A hash of every file in a folder, in hexadecimal (FNV-1a, 64 bits; folders inside count by their files).
pub(crate) fn of_folder(folder: &Path) -> Result<String, String> {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    add_folder(folder, &mut hash)?;
    Ok(format!("{hash:016x}"))
}

fn add_folder(folder: &Path, hash: &mut u64) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut paths: Vec<_> = fs::read_dir(folder)
        .map_err(fault)?
        .map(|entry| Ok(entry.map_err(fault)?.path()))
        .collect::<Result<_, String>>()?;
    paths.sort();
    for path in paths {
        if path.is_dir() {
            add_folder(&path, hash)?;
            continue;
        }
        for byte in fs::read(&path).map_err(fault)? {
            *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    Ok(())
}
