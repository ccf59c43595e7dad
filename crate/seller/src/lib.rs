//! Commerce: facts, tasks, platform rules, checks.
