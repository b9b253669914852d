// What the pages of a pack say, and what they leave to others.
#include "evidence/gap.hpp"
#include "evidence/page/pack_page.hpp"
#include "evidence/page/page_writer.hpp"
#include "support/catch.hpp"
#include "support/scratch.hpp"

namespace trailseal::evidence::page_test {
namespace {

using cli::contains;

/// A pack of so many accounts, each with a trail that does not meet one requirement.
Pack pack_of(std::size_t accounts) {
  Pack pack;
  for (std::size_t i = 0; i < accounts; ++i) {
    const std::string number = std::to_string(111122223000 + i);
    AccountEvidence account{.account = number, .name = number};
    TrailEvidence trail{.address = "aws_cloudtrail.of_" + number};
    trail.requirements.push_back({.code = "TS304",
                                  .rule = "bucket-policy-allows-write",
                                  .severity = "high",
                                  .outcome = "fail",
                                  .message = "refused in " + number});
    account.trails.push_back(std::move(trail));
    pack.accounts.push_back(std::move(account));
    pack.inputs.push_back({.path = "in-" + number, .kind = "terraform-plan"});
    pack.inputs.back().files.push_back({.path = "in-" + number, .sha256 = "digest"});
  }
  return pack;
}

std::string overview(const Pack& pack, Layout layout = Layout::PageEach) {
  return page_html(overview_page(pack, layout));
}

TEST_CASE("a few findings are told one by one, with a link to their trail", "[page]") {
  const std::string html = overview(pack_of(2));
  CHECK(contains(html, "refused in 111122223000"));
  CHECK(contains(html, "href=\"accounts/111122223001.html#trail-111122223001-1\""));
  CHECK(contains(html, "in-<wbr/>") == false);
  CHECK(contains(html, "digest"));
}

TEST_CASE("many findings are told by rule, many inputs without their digests", "[page]") {
  const std::string html = overview(pack_of(200));
  CHECK(contains(html, "There are 200 of them"));
  CHECK(contains(html, "TS304 bucket-policy-allows-write"));
  CHECK(contains(html, "and 192 more"));
  CHECK_FALSE(contains(html, "refused in 111122223150"));
  CHECK_FALSE(contains(html, "digest</code>"));
  CHECK(contains(page_html(account_page(pack_of(200), pack_of(200).accounts[150])),
                 "refused in 111122223150"));
}

TEST_CASE("many reasons why a rule could not be decided are told as one", "[page]") {
  Pack pack;
  for (std::size_t i = 0; i < 31; ++i) {
    pack.gaps.push_back({.what = undecided(2, "TS404"),
                         .why = "reason " + std::to_string(i),
                         .codes = "TS404",
                         .results = 2});
  }
  pack.gaps.push_back({.what = "something else", .why = "a reason of its own"});
  const std::string html = overview(pack);
  CHECK(contains(html, "62 requirements (TS404) could not be decided"));
  CHECK_FALSE(contains(html, "reason 30"));
  CHECK(contains(html, "a reason of its own"));
  pack.gaps.erase(pack.gaps.begin());
  CHECK(contains(overview(pack), "reason 30"));
}

TEST_CASE("on one page everything is linked within it", "[page]") {
  const std::string html = overview(pack_of(2), Layout::OnePage);
  CHECK(contains(html, "href=\"#trail-111122223001-1\""));
  CHECK(contains(html, "<h2 id=\"trail-111122223001-1\">"));
  CHECK_FALSE(contains(html, "accounts/"));
}

TEST_CASE("a page runs nothing and fetches nothing", "[page]") {
  Pack pack = pack_of(1);
  pack.accounts[0].trails[0].address = "<script>alert(1)</script>";
  pack.accounts[0].trails[0].bucket.name = "\" onclick=\"x";
  const std::string html = overview(pack, Layout::OnePage);
  CHECK_FALSE(contains(html, "<script"));
  CHECK(contains(html, "&lt;script>") + contains(html, "&lt;script&gt;") > 0);
  CHECK(contains(html, "default-src 'none'; style-src 'unsafe-inline'"));
  for (const char* word : {"http://", "https://", "src=", "@import", "url("}) {
    CAPTURE(word);
    CHECK_FALSE(contains(html, word));
  }
}

}  // namespace
}  // namespace trailseal::evidence::page_test
