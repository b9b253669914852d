#include "terraform/unknown/source_document.hpp"

#include "document/json_reader.hpp"
#include "support/catch.hpp"

namespace trailseal::terraform::source_document_test {
namespace {

Value json(const std::string& text) {
  auto document = read_json_text(text);
  REQUIRE(document);
  return std::move(document->root);
}

/// A document of one statement, a Deny for everyone.
std::string deny(const std::string& more) {
  return R"({"Statement":[{"Effect":"Deny","Principal":"*")" + more + "}]}";
}

}  // namespace

TEST_CASE("a document to merge is what the provider reads of it", "[policy_document]") {
  struct Case {
    std::string given;
    std::string read;
  };
  const auto c = GENERATE_COPY(values<Case>({
      {deny(R"(,"Condition":{"NumericLessThan":{"s3:TlsVersion":1.2}})"), deny("")},
      {deny(R"(,"Condition":{"NumericLessThan":{"s3:TlsVersion":"1.2"}})"),
       deny(R"(,"Condition":{"NumericLessThan":{"s3:TlsVersion":"1.2"}})")},
      {deny(R"(,"Condition":{"Null":{"aws:SourceVpce":null},"Bool":{"a:b":false}})"),
       deny(R"(,"Condition":{"Bool":{"a:b":"false"}})")},
      {deny(R"(,"Condition":{"StringLike":{"a:b":1,"a:c":["x"]}})"),
       deny(R"(,"Condition":{"StringLike":{"a:c":["x"]}})")},
      {R"({"version":"2012-10-17","statement":[{"effect":"Deny","principal":"*"}]})",
       R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*"}]})"},
      {R"({"Comment":"x","Statement":[{"Effect":"Deny","Note":1,"Principal":"nobody"}]})",
       deny("")},
  }));
  CAPTURE(c.given);
  CHECK(as_provider_reads(json(c.given)) == json(c.read));
}

TEST_CASE("one object for a list of statements is refused", "[policy_document]") {
  CHECK(is_refused(as_provider_reads(json(R"({"statement":{"Effect":"Deny"}})"))));
  CHECK_FALSE(is_refused(as_provider_reads(json(R"({"Statement":[]})"))));
  CHECK_FALSE(is_refused(as_provider_reads(json("{}"))));
}

TEST_CASE("what is not known of a document stays so", "[policy_document]") {
  const Value open = Value::unknown({.reason = "later"});
  CHECK(as_provider_reads(open).is_unknown());
  Value statement = Value::map();
  statement.set("Condition", open);
  Value whole = Value::map();
  whole.set("Statement", Value::list({statement, open}));
  const Value read = as_provider_reads(whole);
  CHECK(read.at_path("Statement.0.Condition").is_unknown());
  CHECK(read.at_path("Statement.1").is_unknown());
}

}  // namespace trailseal::terraform::source_document_test
