#include "evidence/page/pack_page.hpp"

#include <algorithm>
#include <utility>

#include "base/word_list.hpp"
#include "evidence/gap.hpp"
#include "evidence/page/finding_part.hpp"
#include "evidence/page/placed_trail.hpp"
#include "evidence/page/trail_part.hpp"
#include "report/result_text.hpp"

namespace trailseal::evidence {
namespace {

std::string number(std::size_t count) { return std::to_string(count); }

Cell counted(std::size_t count, Tone tone) {
  return {.text = number(count), .tone = count > 0 ? tone : Tone::Dim};
}

std::size_t trail_count(const Pack& pack) {
  std::size_t count = 0;
  for (const AccountEvidence& account : pack.accounts) count += account.trails.size();
  return count;
}

/// The latest time of the inputs, and the oldest where that is another one.
std::string time_text(const Pack& pack) {
  if (pack.as_of.empty()) return "no input has a time";
  std::string oldest = pack.as_of;
  for (const InputDigest& input : pack.inputs) {
    if (!input.time.empty()) oldest = std::min(oldest, input.time);
  }
  return oldest == pack.as_of ? pack.as_of
                              : pack.as_of + ", the oldest input as of " + oldest;
}

void add_summary(const Pack& pack, Page& page) {
  page.heading(1, "Evidence of the encryption of CloudTrail log files");
  page.paragraph(pack.statement);
  const auto fact = [](std::string name, std::string value) {
    return Row{{.text = std::move(name)}, {.text = std::move(value)}};
  };
  const DeliveryCounts& deliveries = pack.deliveries;
  const OutcomeCount& outcomes = pack.outcomes;
  page.facts(
      {fact("as of", time_text(pack)), fact("accounts", number(pack.accounts.size())),
       fact("trails", number(trail_count(pack))),
       fact("log files arrive", number(deliveries.allowed) + " allowed, " +
                                    number(deliveries.denied) + " denied, " +
                                    number(deliveries.unknown) + " not decided"),
       fact("requirements", number(outcomes.pass) + " met, " + number(outcomes.fail) +
                                " not met, " + number(outcomes.unknown) +
                                " not decided, " + number(outcomes.waived) + " waived"),
       fact("configuration",
            pack.configuration.empty() ? "none is in effect" : pack.configuration),
       fact("made by", "trailseal " + std::string(report::tool_version()))});
}

/// Links to the chapters of the page.
void add_contents(const Pack& pack, Page& page) {
  const auto link = [](const char* title, const char* to) {
    return Row{{.text = title, .link = to}};
  };
  std::vector<Row> rows{link("Not met", "#findings"), link("Accounts", "#accounts"),
                        link("Trails", "#trails"), link("Controls", "#controls"),
                        link("Waivers", "#waivers")};
  if (!pack.since.pack.empty()) rows.push_back(link("Changes", "#changes"));
  rows.push_back(link("Not shown", "#not-shown"));
  rows.push_back(link("Inputs", "#inputs"));
  page.links(std::move(rows));
}

void add_accounts(const Pack& pack, Layout layout, Page& page) {
  page.heading(2, "Accounts", "accounts");
  std::vector<Row> rows;
  for (const AccountEvidence& each : pack.accounts) {
    rows.push_back({{.text = title_of(each), .link = link_to(each, layout)},
                    {.text = number(each.trails.size())},
                    counted(each.deliveries.allowed, Tone::Good),
                    counted(each.deliveries.denied, Tone::Bad),
                    counted(each.deliveries.unknown, Tone::Unknown),
                    counted(each.outcomes.pass, Tone::Good),
                    counted(each.outcomes.fail, Tone::Bad),
                    counted(each.outcomes.unknown, Tone::Unknown),
                    counted(each.outcomes.waived, Tone::Plain)});
  }
  page.table({"account", "trails", "deliver", "refused", "not decided", "met", "not met",
              "unknown", "waived"},
             std::move(rows));
}

void add_inventory(const Pack& pack, Layout layout, Page& page) {
  page.heading(2, "Trails and destinations", "trails");
  std::vector<Row> rows;
  each_trail(pack, layout, [&](const PlacedTrail& placed) {
    const TrailEvidence& trail = placed.trail;
    const std::string key = trail.key.empty() ? "" : " with " + in_backticks(trail.key);
    rows.push_back(
        {{.text = trail.delivery, .tone = tone_of(trail.delivery)},
         {.text = trail.algorithm.empty() ? "not known"
                                          : in_backticks(trail.algorithm) + key},
         {.text = trail.address, .link = placed.link, .code = true},
         {.text = title_of(placed.account)},
         {.text = trail.source.region},
         {.text = trail.bucket.name, .code = true},
         {.text = trail.prefix, .code = true},
         {.text = trail.bucket.algorithm,
          .code = !trail.bucket.algorithm.starts_with("not known")}});
  });
  page.table({"delivery", "log files", "trail", "account", "region", "bucket", "prefix",
              "bucket default"},
             std::move(rows));
}

void add_control_table(const Pack& pack, bool main, Page& page) {
  std::vector<Row> rows;
  for (const Control& control : pack.controls) {
    if (control.main != main) continue;
    rows.push_back({{.text = control.framework},
                    {.text = control.id},
                    {.text = joined(control.rules)},
                    counted(control.outcomes.pass, Tone::Good),
                    counted(control.outcomes.fail, Tone::Bad),
                    counted(control.outcomes.unknown, Tone::Unknown),
                    counted(control.outcomes.waived, Tone::Plain)});
  }
  if (rows.empty()) return page.paragraph("None was checked.", Tone::Dim);
  page.table({"framework", "control", "rules", "met", "not met", "unknown", "waived"},
             std::move(rows));
}

void add_controls(const Pack& pack, Page& page) {
  page.heading(2, "Controls", "controls");
  page.paragraph(
      "The control that requires the encryption of CloudTrail log files with a KMS "
      "key, by framework and version, with the results of its rules. What a rule "
      "requires: `trailseal rules CODE`.");
  add_control_table(pack, true, page);
  page.heading(3, "Other controls that the same facts support");
  add_control_table(pack, false, page);
}

void add_waivers(const Pack& pack, Page& page) {
  page.heading(2, "Waivers", "waivers");
  if (pack.waivers.empty()) return page.paragraph("None.", Tone::Dim);
  std::vector<Row> rows;
  for (const WaiverEvidence& each : pack.waivers) {
    rows.push_back({{.text = each.rule},
                    {.text = each.reason},
                    {.text = each.owner.empty() ? "no owner named" : each.owner},
                    {.text = each.until.empty() ? "no end date" : each.until},
                    {.text = each.place, .code = true},
                    {.text = each.used ? "yes" : "not in use"}});
  }
  page.table({"rule", "reason", "owner", "until", "written in", "in use"},
             std::move(rows));
}

void add_changes(const Pack& pack, Page& page) {
  if (pack.since.pack.empty()) return;
  page.heading(2, "Changes since the earlier pack", "changes");
  page.paragraph("Compared with the pack of SHA-256 `" + pack.since.pack + "`, as of " +
                 (pack.since.as_of.empty() ? "no time" : pack.since.as_of) + ".");
  if (pack.since.changes.empty()) return page.paragraph("Nothing has changed.");
  std::vector<Row> rows;
  for (const PackChange& each : pack.since.changes) {
    rows.push_back({{.text = each.account},
                    {.text = each.trail, .code = true},
                    {.text = each.what},
                    {.text = each.before.empty() ? "-" : each.before},
                    {.text = each.after.empty() ? "-" : each.after}});
  }
  page.table({"account", "trail", "what", "before", "now"}, std::move(rows));
}

/// So many reasons why requirements could not be decided are told one by one.
constexpr std::size_t kMostReasons = 30;

/// The gaps of the pack; of many that are alike but for their reason one stands for all.
std::vector<Gap> told_gaps(const Pack& pack) {
  const auto is_undecided = [](const Gap& gap) { return gap.results > 0; };
  const auto reasons = std::count_if(pack.gaps.begin(), pack.gaps.end(), is_undecided);
  if (static_cast<std::size_t>(reasons) <= kMostReasons) return pack.gaps;
  std::vector<Gap> told;
  for (const Gap& gap : pack.gaps) {
    const auto same = std::find_if(told.begin(), told.end(), [&](const Gap& other) {
      return is_undecided(gap) && other.codes == gap.codes;
    });
    if (same == told.end()) {
      told.push_back(gap);
      continue;
    }
    same->results += gap.results;
    same->what = undecided(same->results, same->codes);
    same->why = "for several reasons; the pages of the accounts list them";
    same->help.clear();
  }
  return told;
}

void add_gaps(const Pack& pack, Page& page) {
  page.heading(2, "What this pack does not show, and why", "not-shown");
  std::vector<Row> rows;
  for (const Gap& gap : told_gaps(pack)) {
    rows.push_back({{.text = gap.what}, {.text = gap.why}, {.text = gap.help}});
  }
  if (rows.empty()) return page.paragraph("Nothing is known to be missing.");
  page.table({"not shown", "why", "what would show it"}, std::move(rows));
}

/// So many files are told on the page; of more the manifest tells the digests.
constexpr std::size_t kMostFiles = 100;

void add_files(const Pack& pack, Page& page) {
  std::vector<Row> rows;
  for (const InputDigest& input : pack.inputs) {
    for (const FileDigest& file : input.files) {
      const std::string& time = file.time.empty() ? input.time : file.time;
      rows.push_back({{.text = file.path, .code = true},
                      {.text = file.command.empty() ? input.kind : file.command,
                       .code = !file.command.empty()},
                      {.text = time.empty() ? "not known" : time},
                      {.text = file.sha256.empty() ? "not readable" : file.sha256,
                       .code = !file.sha256.empty()}});
    }
  }
  page.table({"file", "what it is", "time", "SHA-256"}, std::move(rows));
}

void add_input_list(const Pack& pack, Page& page) {
  page.paragraph(
      "The SHA-256 of each of the files is in the manifest next to this page.");
  std::vector<Row> rows;
  for (const InputDigest& input : pack.inputs) {
    rows.push_back({{.text = input.path, .code = true},
                    {.text = input.kind},
                    {.text = input.account},
                    {.text = input.time.empty() ? "not known" : input.time},
                    {.text = number(input.files.size())}});
  }
  page.table({"input", "what it is", "account", "time", "files"}, std::move(rows));
}

void add_inputs(const Pack& pack, Page& page) {
  page.heading(2, "Inputs", "inputs");
  page.paragraph(
      "The inputs of the pack. `trailseal evidence --verify` compares the pack with "
      "its manifest, which has the SHA-256 of every file of both.");
  std::size_t files = 0;
  for (const InputDigest& input : pack.inputs) files += input.files.size();
  if (files <= kMostFiles) return add_files(pack, page);
  add_input_list(pack, page);
}

void add_account(const AccountEvidence& account, Page& page) {
  for (std::size_t i = 0; i < account.trails.size(); ++i) {
    add_trail(account.trails[i], trail_id(account, i), page);
  }
}

}  // namespace

Page overview_page(const Pack& pack, Layout layout) {
  Page page{.title = "Evidence of the encryption of CloudTrail log files"};
  add_summary(pack, page);
  add_contents(pack, page);
  add_findings(pack, layout, page);
  add_accounts(pack, layout, page);
  add_inventory(pack, layout, page);
  add_controls(pack, page);
  add_waivers(pack, page);
  add_changes(pack, page);
  add_gaps(pack, page);
  if (!pack.others.empty()) {
    page.heading(2, "Requirements that do not concern a trail", "others");
    add_requirements(pack.others, page);
  }
  add_inputs(pack, page);
  if (layout != Layout::OnePage) return page;
  for (const AccountEvidence& account : pack.accounts) {
    page.heading(1, "Account " + title_of(account), "account-" + account.name);
    add_account(account, page);
  }
  return page;
}

Page account_page(const Pack& pack, const AccountEvidence& account) {
  Page page{.title = "Evidence of account " + title_of(account)};
  page.facts(
      {{{.text = "part of"},
        {.text = "the evidence of " + report::count_of(pack.accounts.size(), "account"),
         .link = "../index.html"}}});
  page.heading(1, "Account " + title_of(account));
  add_account(account, page);
  return page;
}

}  // namespace trailseal::evidence
