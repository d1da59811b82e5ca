//! A sentence as characters: as written, and folded so that one lexicon serves full and half width, both Chinese
//! scripts and both cases.

use serde::Serialize;
use std::{collections::HashMap, sync::LazyLock};

/// A part of the sentence: half-open ranges of bytes (UTF-8) and of characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "SentenceSpan"))]
pub struct Span {
    /// The first byte and the byte after the last.
    pub bytes: (usize, usize),
    /// The first character and the character after the last.
    pub chars: (usize, usize),
}

/// A half-open range of character positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Range {
    pub start: usize,
    pub end: usize,
}

impl Range {
    pub(super) fn joined(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    pub(super) const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }
}

/// The characters of a sentence.
pub(super) struct Text<'a> {
    source: &'a str,
    written: Vec<char>,
    folded: Vec<char>,
    /// The byte at which each character starts, and the length at the end.
    bytes: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        let written: Vec<char> = source.chars().collect();
        let folded = written.iter().map(|c| fold(*c)).collect();
        let mut bytes: Vec<usize> = source.char_indices().map(|(at, _)| at).collect();
        bytes.push(source.len());
        Self { source, written, folded, bytes }
    }

    /// The folded character at a position.
    pub(super) fn at(&self, position: usize) -> Option<char> {
        self.folded.get(position).copied()
    }

    /// The character at a position as it was written.
    pub(super) fn written_at(&self, position: usize) -> Option<char> {
        self.written.get(position).copied()
    }

    /// The part of the sentence as it was written.
    pub(super) fn slice(&self, range: Range) -> &'a str {
        let span = self.span(range);
        self.source.get(span.bytes.0..span.bytes.1).unwrap_or_default()
    }

    pub(super) fn span(&self, range: Range) -> Span {
        let byte = |at: usize| self.bytes.get(at).copied().unwrap_or(self.source.len());
        Span { bytes: (byte(range.start), byte(range.end)), chars: (range.start, range.end) }
    }

    /// The first position at or after `from` that is no blank.
    pub(super) fn skip_blanks(&self, from: usize) -> usize {
        let mut at = from;
        while self.at(at) == Some(' ') {
            at = at.saturating_add(1);
        }
        at
    }

    /// The end of the run of ASCII digits that starts at a position.
    pub(super) fn digits_end(&self, from: usize) -> usize {
        let mut at = from;
        while self.at(at).is_some_and(|c| c.is_ascii_digit()) {
            at = at.saturating_add(1);
        }
        at
    }

    /// The whole number that ASCII digits at a range write, if it is short.
    pub(super) fn small(&self, range: Range) -> Option<u32> {
        const DIGITS: usize = 9;
        if range.len() == 0 || range.len() > DIGITS {
            return None;
        }
        let digits = self.folded.get(range.start..range.end)?;
        digits.iter().collect::<String>().parse().ok()
    }

    /// Whether the sentence has Chinese characters, and whether some are in traditional script.
    pub(super) fn script(&self) -> (bool, bool) {
        let has_han = self.written.iter().any(|c| is_han(*c));
        (has_han, self.written.iter().any(|c| FOLDS.contains_key(c)))
    }
}

pub(super) const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}' | '〇')
}

/// A letter or a digit of a script that writes words with blanks between them.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

/// A character for comparison. Every character stays one character, so that positions are kept.
pub(super) fn fold(c: char) -> char {
    match c {
        '，' => '，',
        '～' | '〜' => '~',
        '﹪' => '%',
        '\u{ff01}'..='\u{ff5e}' => {
            let plain = u32::from(c).saturating_sub(0xfee0);
            char::from_u32(plain).unwrap_or(c).to_ascii_lowercase()
        }
        '\n' | '\r' | '\u{2028}' | '\u{2029}' => '\n',
        _ if c.is_whitespace() => ' ',
        '−' | '﹣' => '-',
        '—' | '–' | '‐' | '‑' => '–',
        '’' => '\'',
        '￥' => '¥',
        '≧' => '≥',
        '≦' => '≤',
        _ if c.is_ascii() => c.to_ascii_lowercase(),
        _ => FOLDS.get(&c).copied().unwrap_or(c),
    }
}

static FOLDS: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let pairs: Vec<char> = PAIRS.chars().filter(|c| !c.is_whitespace()).collect();
    pairs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect()
});

/// The traditional characters of the lexicon, each before its simplified form, and the formal numerals.
const PAIRS: &str = "
    個个 萬万 億亿 兩两 貳贰 參叁 陸陆 佰百 拾十 仟千 壹一 贰二 叁三 肆四 伍五 陆六 柒七 捌八 玖九 零〇
    銷销 額额 業业 績绩 營营 潤润 長长 場场 佔占 場场 產产 單单 價价 線线 幣币 臺台 圓元 塊块
    來来 內内 個个 財财 會会 計计 這这 後后 當当 週周 號号 時时 間间 結结 過过 達达 際际 間间
    將将 並并 從从 為为 於于 與与 對对 應应 該该 須须 開开 關关 動动 務务 員员 團团 隊队 門门 區区 東东
    華华 廣广 蘇苏 灣湾 陝陕 遼辽 龍龙 漢汉 慶庆 歐欧 亞亚 國国 內内 縣县 鄉乡 總总 級级 層层 層层
    維维 穩稳 減减 縮缩 擴扩 漲涨 昇升 進进 護护 實实 現现 創创 獲获 簽签 續续 約约 轉转 換换 變变 
    滿满 意意 質质 優优 態态 數数 筆笔 條条 項项 輛辆 檔档 組组 張张 戶户 爭争 幾几 許许 盡尽 儘尽 顯显 質质
    較较 貨货 購购 買买 賣卖 費费 資资 損损 虧亏 帳账 賬账 
    訪访 訴诉  談谈 試试 課课 訓训 練练 學学 習习 術术 強强 與与 執执 責责 標标 準准 則则 
    透透 藉借 憑凭 靠靠 採采 運运 網网 絡络 體体 驗验 廠厂 廳厅 庫库 週周 傳传 統统 適适 當当 
    約约 佳佳 兒儿 們们 麼么 點点 沒没 無无 勝胜 贏赢 率率 毛毛 淨净 應应 發发 
    於于 低低 僅仅 達达 至至 底底 歲岁 齡龄 徵征 啟启 啓启 劃划 畫画 擬拟 擬拟 預预 訂订 測测 
    樣样 處处 麥麦 迴回 舊旧 離离 職职 聲声 譽誉 響响 複复 復复 協协 贊赞 
    擊击 觸触 閱阅 覽览 註注 冊册 鏈链 連连 鐘钟 遠远 鉅巨 寬宽 齊齐 
    讓让 別别 戰战 衝冲 拚拼 類类 韓韩 馬马 裡里 裏里 滯滞 壞坏 遞递 滲渗 貢贡 獻献 勵励 屬属 攬揽 繳缴 題题
    顧顾 係系 繫系 療疗 藥药 機机 電电 腦脑 車车 導导 ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_positions_and_joins_scripts() {
        let text = Text::new("銷售額 ２０％，Ａ");
        let folded: String = (0..9).filter_map(|at| text.at(at)).collect();
        assert_eq!(folded, "销售额 20%，a");
        assert_eq!(text.slice(Range { start: 4, end: 7 }), "２０％");
        assert_eq!(text.span(Range { start: 4, end: 7 }).bytes, (10, 19));
        assert_eq!(text.script(), (true, true));
    }
}
