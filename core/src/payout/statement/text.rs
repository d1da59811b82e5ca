//! The statement as plain text, for a terminal or a mail.

use super::{DealRow, Section, Statement, Totals, words};
use crate::{
    error::{Language, Texts},
    money::{Amount, Currency},
    number::Number,
    payout::outcome::{LineKind, Payment},
    rounding::Rounding,
    trace::{Format, grouped, shown_number},
};
use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

/// The most columns of a line; figures of very many digits go beyond it rather than lose any.
const COLUMNS_MAX: usize = 100;
/// The columns of the table of deals.
const TABLE_COLUMNS: usize = 9;

impl Statement {
    /// The statement as plain text, at most 100 columns wide where Chinese characters take two; in its own language.
    #[must_use]
    pub fn text(&self) -> String {
        let mut page = Page { language: self.language, lines: Vec::new() };
        page.head(self);
        for section in &self.sections {
            page.section(section);
        }
        page.totals(&self.totals);
        if let Some(payment) = &self.payment {
            page.payment(self.currency, payment);
        }
        page.blank();
        page.wrapped("", &page.say(&words::HASH, &[&self.plan.id, &self.plan.hash]));
        page.lines.push(String::new());
        page.lines.join("\n")
    }
}

struct Page {
    language: Language,
    lines: Vec<String>,
}

impl Page {
    fn say(&self, texts: &Texts, values: &[&str]) -> String {
        words::filled(texts, self.language, values)
    }

    fn blank(&mut self) {
        self.lines.push(String::new());
    }

    fn head(&mut self, statement: &Statement) {
        let title = self.say(&words::STATEMENT, &[]);
        let plan = statement.plan.title.as_ref().unwrap_or(&statement.plan.id);
        let amounts = self.say(&words::AMOUNTS_IN, &[statement.currency.code()]);
        self.wrapped("", &format!("{title}  {}  {}  {plan}  {amounts}", statement.person, statement.period));
        self.lines.push("=".repeat(COLUMNS_MAX));
    }

    fn section(&mut self, section: &Section) {
        self.blank();
        // A line of which only something was paid before is still that line.
        let named = |kind: &&LineKind| section.kind == LineKind::PaidBefore && kind.word() == section.component;
        let kind = BESIDE.iter().find(named).copied().unwrap_or(section.kind);
        let name = match (&section.title, name_of(kind)) {
            (Some(title), _) if *title != section.component => self.say(&words::ABOUT, &[title, &section.component]),
            (_, Some(texts)) => self.say(texts, &[]),
            _ => section.component.clone(),
        };
        self.row(&name, &section.entitled, "");
        if let (Some(reason), Some(approver)) = (&section.reason, &section.approver) {
            self.wrapped("  ", &self.say(&words::REASON, &[reason, approver]));
        }
        for sentence in &section.how {
            self.wrapped("  ", sentence);
        }
        self.deals(&section.deals);
        if !section.paid_before.value().is_zero() {
            let (before, due) = (money(&section.paid_before), money(&section.due));
            self.wrapped("  ", &self.say(&words::PAID_OF_IT, &[&before, &due]));
        }
    }

    /// A name on the left, an amount on the right; a name without room stands above it.
    fn row(&mut self, name: &str, amount: &Amount, sign: &str) {
        let amount = format!("{sign}{}", money(amount));
        let room = COLUMNS_MAX.saturating_sub(amount.width()).saturating_sub(1);
        let name = self.in_room("", name, room);
        let gap = room.saturating_sub(name.width());
        self.lines.push(format!("{name}{} {amount}", " ".repeat(gap)));
    }

    /// A name that has room, or nothing, after the name on lines of its own.
    fn in_room<'n>(&mut self, indent: &str, name: &'n str, room: usize) -> &'n str {
        if name.width() <= room {
            return name;
        }
        self.wrapped(indent, name);
        ""
    }

    fn deals(&mut self, deals: &[DealRow]) {
        if deals.is_empty() {
            return;
        }
        let mut table: Vec<[String; TABLE_COLUMNS]> = vec![
            [
                &words::DEAL,
                &words::DATE,
                &words::AMOUNT,
                &words::TAKEN_BACK,
                &words::RATE,
                &words::CONVERTED,
                &words::SHARE,
                &words::CREDIT,
                &words::PAYS,
            ]
            .map(|texts| self.say(texts, &[])),
        ];
        let sizes = || deals.iter().flat_map(|deal| [&deal.amount, &deal.taken_back, &deal.credit]).flatten();
        let places = deals.first().filter(|_| sizes().any(|size| !size.is_integer())).map(|deal| deal.pays.scale());
        for deal in deals {
            let number = |number: &Option<Number>| number.as_ref().map(|size| shown(size, places)).unwrap_or_default();
            let id = deal.id.clone().unwrap_or_default();
            let name = match &deal.reason {
                Some(reason) if id.is_empty() => reason.clone(),
                Some(reason) => self.say(&words::COLON, &[&id, reason]),
                None => id,
            };
            let date = deal.date.map(|date| date.to_string()).unwrap_or_default();
            let share = deal.share.as_ref().map(shown_percent).unwrap_or_default();
            let priced = |number: String| match deal.currency.filter(|_| !number.is_empty()) {
                Some(currency) => format!("{number} {}", currency.code()),
                None => number,
            };
            let (amount, taken) = (priced(number(&deal.amount)), priced(number(&deal.taken_back)));
            let rate = deal.rate.as_ref().map(|rate| shown_number(rate, Format::Plain)).unwrap_or_default();
            let converted = deal.converted.as_ref().map(money).unwrap_or_default();
            let credit = number(&deal.credit);
            table.push([name, date, amount, taken, rate, converted, share, credit, money(&deal.pays)]);
        }
        self.table(table);
    }

    /// The first two columns to the left, the others to the right; empty ones are left out, and names without room stand
    /// above their figures.
    fn table(&mut self, table: Vec<[String; TABLE_COLUMNS]>) {
        let mut widths: [usize; TABLE_COLUMNS] = std::array::from_fn(|column| {
            let cell = |row: &[String; TABLE_COLUMNS]| row.get(column).map_or(0, |cell| cell.width());
            let is_used = table.iter().skip(1).any(|row| cell(row) > 0);
            if is_used { table.iter().map(cell).max().unwrap_or_default() } else { 0 }
        });
        // Names give way to figures: what a line has left is theirs.
        let others: usize =
            widths.iter().skip(1).filter(|width| **width > 0).map(|width| width.saturating_add(1)).sum();
        let room = COLUMNS_MAX.saturating_sub(others.saturating_add(2));
        let names = table.iter().filter_map(|row| row.first()).map(|name| name.width());
        let [name, ..] = &mut widths;
        *name = names.filter(|name| *name <= room).max().unwrap_or_default();
        for row in &table {
            let mut line = String::from(" ");
            for (column, (cell, width)) in row.iter().zip(widths).enumerate() {
                let cell = if column == 0 { self.in_room("  ", cell, width) } else { cell };
                if width == 0 {
                    continue;
                }
                let gap = " ".repeat(width.saturating_sub(cell.width()));
                line.push(' ');
                line.push_str(&if column < 2 { format!("{cell}{gap}") } else { format!("{gap}{cell}") });
            }
            self.lines.push(line.trim_end().to_owned());
        }
    }

    fn totals(&mut self, totals: &Totals) {
        self.blank();
        let title = self.say(&words::SUMMARY, &[]);
        self.lines.push(title);
        self.lines.push("-".repeat(COLUMNS_MAX));
        let nothing = Amount::new(&Number::ZERO, totals.due.scale());
        let steps = [
            (&words::FORFEITED, "−", totals.forfeited.as_ref().unwrap_or(&nothing)),
            (&words::WAITING, "−", totals.waiting.as_ref().unwrap_or(&nothing)),
            (&words::EXCESS, "+", totals.excess.as_ref().unwrap_or(&nothing)),
            (&words::HELD, "−", &totals.held),
            (&words::RELEASED, "+", &totals.released),
            (&words::DRAW, "+", &totals.draw),
            (&words::RECOVERY, "−", &totals.recovery),
            (&words::REPAYMENT, "−", totals.repayment.as_ref().unwrap_or(&nothing)),
            (&words::ADJUSTMENTS, "+", &totals.adjustments),
            (&words::CARRIED_IN, "+", &totals.carried_in),
            (&words::CARRY, "+", &totals.carry),
            (&words::FORGIVEN, "+", totals.forgiven.as_ref().unwrap_or(&nothing)),
            (&words::PAID_BEFORE, "−", &totals.paid_before),
        ];
        self.row(&self.say(&words::ENTITLED, &[]), &totals.entitled, "");
        for (texts, sign, amount) in steps.into_iter().filter(|(_, _, amount)| !amount.value().is_zero()) {
            let name = self.say(texts, &[]);
            self.signed_row(&name, amount, sign);
        }
        self.row(&self.say(&words::DUE, &[]), &totals.due, "= ");
        let withheld = totals.withheld.as_ref().unwrap_or(&nothing);
        let opens = [
            (&words::DRAW_FORGIVEN, totals.draw_forgiven.as_ref().unwrap_or(&nothing)),
            (&words::DRAW_BALANCE, &totals.draw_balance),
            (&words::CARRIED, &totals.carried),
            (&words::WITHHELD, withheld),
        ];
        for (texts, amount) in opens {
            if !amount.value().is_zero() {
                self.row(&self.say(texts, &[]), amount, "");
            }
        }
    }

    /// What is due in the currency of the payee, with the rate.
    fn payment(&mut self, plan: Currency, payment: &Payment) {
        let (own, plan, rate) = (payment.currency.code(), plan.code(), shown_number(&payment.rate, Format::Plain));
        // Chinese names the plan's currency before the rate, English after it.
        let mut values = match self.language {
            Language::En => vec![own, &rate, own, plan],
            Language::ZhHans | Language::ZhHant => vec![own, plan, &rate, own],
        };
        let date = payment.date.map(|date| date.to_string());
        let texts = if date.is_some() { &words::PAID_IN_ON } else { &words::PAID_IN };
        values.extend(date.as_deref());
        self.row(&self.say(texts, &values), &payment.due, "");
    }

    /// An amount that is added or taken off; a negative one turns the sign.
    fn signed_row(&mut self, name: &str, amount: &Amount, sign: &str) {
        let is_negative = amount.value().is_negative();
        let sign = if (sign == "+") == is_negative { "− " } else { "+ " };
        self.row(name, &Amount::new(&amount.value().abs(), amount.scale()), sign);
    }

    /// A sentence over as many lines as it takes; broken at blanks, between Chinese characters, and where a word alone is
    /// wider than a line.
    fn wrapped(&mut self, indent: &str, sentence: &str) {
        let mut line = indent.to_owned();
        for word in words_of(sentence) {
            let mut word = word;
            while word.trim_end().width() > COLUMNS_MAX.saturating_sub(4) {
                let (part, rest) = broken(word, COLUMNS_MAX.saturating_sub(line.width()));
                self.lines.push(format!("{line}{part}"));
                line = format!("{indent}  ");
                word = rest;
            }
            if line.width().saturating_add(word.trim_end().width()) > COLUMNS_MAX && line.trim() != "" {
                self.lines.push(line.trim_end().to_owned());
                line = format!("{indent}  ");
            }
            line.push_str(word);
        }
        self.lines.push(line.trim_end().to_owned());
    }
}

/// The lines beside components.
const BESIDE: [LineKind; 12] = [
    LineKind::PlanFloor,
    LineKind::Forfeited,
    LineKind::Waiting,
    LineKind::Excess,
    LineKind::Repayment,
    LineKind::Forgiven,
    LineKind::Holdback,
    LineKind::Release,
    LineKind::Draw,
    LineKind::Recovery,
    LineKind::CarriedIn,
    LineKind::Carry,
];

/// The lines beside components have names of their own.
const fn name_of(kind: LineKind) -> Option<&'static Texts> {
    match kind {
        LineKind::PlanFloor => Some(&words::PLAN_FLOOR),
        LineKind::Forfeited => Some(&words::FORFEITED),
        LineKind::Waiting => Some(&words::WAITING),
        LineKind::Excess => Some(&words::EXCESS),
        LineKind::Repayment => Some(&words::REPAYMENT),
        LineKind::Forgiven => Some(&words::FORGIVEN),
        LineKind::Holdback => Some(&words::HELD),
        LineKind::Release => Some(&words::RELEASED),
        LineKind::Draw => Some(&words::DRAW),
        LineKind::Recovery => Some(&words::RECOVERY),
        LineKind::CarriedIn => Some(&words::CARRIED_IN),
        LineKind::Carry => Some(&words::CARRY),
        LineKind::Component | LineKind::Adjustment | LineKind::PaidBefore => None,
    }
}

/// The beginning of a word that fits, and the rest of it.
fn broken(word: &str, columns: usize) -> (&str, &str) {
    let mut width = 0_usize;
    let fits = |one: &(usize, char)| {
        width = width.saturating_add(one.1.width().unwrap_or_default());
        width > columns
    };
    let end = word.char_indices().find(fits).map_or(word.len(), |(at, _)| at);
    word.split_at(end)
}

/// The places where a sentence may be broken: after a blank, and after a wide character.
fn words_of(sentence: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = sentence;
    while let Some((index, end)) =
        rest.char_indices().find(|(_, one)| *one == ' ' || one.width() == Some(2)).map(|(at, one)| (at, one.len_utf8()))
    {
        let (word, after) = rest.split_at(index.saturating_add(end));
        words.push(word);
        rest = after;
    }
    words.push(rest);
    words
}

fn money(amount: &Amount) -> String {
    grouped(&amount.to_string())
}

/// The size of a deal: whole, or with the places of the currency where one of them has places.
fn shown(number: &Number, places: Option<u32>) -> String {
    match places.filter(|places| number.rounded(Rounding::half_up(*places)) == *number) {
        Some(places) => grouped(&number.at_scale(places)),
        None => shown_number(number, Format::Plain),
    }
}

fn shown_percent(number: &Number) -> String {
    shown_number(number, Format::Percent)
}
