//! Which writing system a character belongs to: what counting, cutting and checking all ask.

/// Han characters, kana and hangul: written without spaces between words, counted as two by Chinese marketplaces.
pub(crate) fn is_cjk(c: char) -> bool {
    matches!(c as u32,
        0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF | 0x3040..=0x30FF | 0xAC00..=0xD7AF)
}

/// Han characters alone.
pub fn is_han(c: char) -> bool {
    is_cjk(c) && !matches!(c as u32, 0x3040..=0x30FF | 0xAC00..=0xD7AF)
}

/// Characters drawn two columns wide: CJK, full-width forms and CJK punctuation.
pub(crate) fn is_wide(c: char) -> bool {
    is_cjk(c) || matches!(c as u32, 0x3000..=0x303F | 0xFE30..=0xFE4F | 0xFF01..=0xFF60 | 0xFFE0..=0xFFE6)
}

/// Letters of alphabets: Latin with its accents.
pub(crate) fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || (c.is_alphabetic() && matches!(c as u32, 0xC0..=0x24F | 0x1E00..=0x1EFF))
}

/// Letters that neither English nor Chinese text should hold: Cyrillic, Greek, Arabic, Thai, kana, hangul and so on.
pub(crate) fn is_foreign(c: char) -> bool {
    c.is_alphabetic()
        && !is_han(c)
        && !is_latin(c)
        && !matches!(c, 'º' | 'ª' | 'µ' | 'μ' | 'Ω' | 'π' | 'φ' | 'Φ' | 'ー')
        && !matches!(c as u32, 0xFF21..=0xFF5A | 0x2100..=0x214F)
}

/// A sentence ends after this.
pub(crate) fn is_sentence_end(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '…')
}

/// A clause ends before or after this.
pub(crate) fn is_clause_mark(c: char) -> bool {
    matches!(
        c,
        ',' | ';' | ':' | '|' | '，' | '；' | '：' | '、' | '—' | '–' | '｜' | '/' | '·'
    )
}

/// Emoji and the marks that join or colour them.
pub(crate) fn is_emoji(c: char) -> bool {
    matches!(c as u32, 0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x200D | 0x20E3 | 0xE0020..=0xE007F)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_scripts_apart() {
        assert!(is_han('灯') && is_cjk('カ') && !is_han('カ') && is_wide('，') && is_wide('Ａ'));
        assert!(is_latin('é') && !is_latin('ж') && is_foreign('ж') && is_foreign('ไ') && !is_foreign('灯'));
        assert!(is_emoji('🎁') && !is_emoji('灯') && !is_foreign('5'));
    }
}
