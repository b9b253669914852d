#include "cloudtrail/event_selector.hpp"

#include "cloudtrail/small_graph.hpp"

namespace trailseal::cloudtrail::event_selector_test {

namespace {

PlacedAnswer judge(const std::string& attributes,
                   Language language = Language::Terraform) {
  Resource trail{.address = "t", .type = "aws_cloudtrail", .language = language};
  const auto document = read_json_text(attributes);
  REQUIRE(document.ok());
  trail.attributes = document->root;
  return records_management_events(trail);
}

std::string why(const PlacedAnswer& answer) {
  std::string all;
  for (const Evidence& line : answer.why) all += line.note + "\n";
  return all;
}

std::string advanced(const std::string& fields) {
  return R"({"advanced_event_selector":[{"field_selector":[)" + fields + "]}]}";
}

const std::string kManagement = R"({"field":"eventCategory","equals":["Management"]})";

}  // namespace

TEST_CASE("basic selectors record the halves that they name", "[selector]") {
  struct Case {
    const char* selectors;
    Verdict verdict;
    const char* why;
  };
  const auto c = GENERATE(values<Case>({
      {"[]", Verdict::Holds, ""},
      {"[{}]", Verdict::Holds, ""},
      {R"([{"read_write_type":"ReadOnly"},{"read_write_type":"WriteOnly"}])",
       Verdict::Holds, ""},
      {R"([{"include_management_events":false}])", Verdict::Fails,
       "no event selector records management events\n"},
      {R"([{"read_write_type":"ReadOnly"}])", Verdict::Fails,
       "no event selector records write management events\n"},
      {R"([{"read_write_type":"WriteOnly"},{"include_management_events":false}])",
       Verdict::Fails, "no event selector records read management events\n"},
      {R"([{"exclude_management_event_sources":["kms.amazonaws.com"]}])", Verdict::Fails,
       "the event selectors leave out the management events of `kms.amazonaws.com`\n"},
      {R"([{"exclude_management_event_sources":["kms.amazonaws.com"]},{}])",
       Verdict::Holds, ""},
      {R"([{"exclude_management_event_sources":["kms.amazonaws.com"]},
           {"exclude_management_event_sources":["rdsdata.amazonaws.com"]}])",
       Verdict::Unknown, ""},
      {R"([{"exclude_management_event_sources":[]}])", Verdict::Holds, ""},
  }));
  CAPTURE(c.selectors);
  const PlacedAnswer answer =
      judge(R"({"event_selector":)" + std::string(c.selectors) + "}");
  CHECK(answer.verdict == c.verdict);
  CHECK(why(answer) == c.why);
}

TEST_CASE("advanced selectors record what their fields leave", "[selector]") {
  struct Case {
    std::string fields;
    Verdict verdict;
    const char* why;
  };
  const auto c = GENERATE(values<Case>({
      {kManagement, Verdict::Holds, ""},
      {R"({"field":"eventCategory","equals":["Data"]})", Verdict::Fails,
       "no event selector records management events\n"},
      {kManagement + R"(,{"field":"readOnly","equals":["true"]})", Verdict::Fails,
       "no event selector records write management events\n"},
      {kManagement + R"(,{"field":"readOnly","equals":["true","false"]})", Verdict::Holds,
       ""},
      {kManagement + R"(,{"field":"eventSource","not_equals":["kms.amazonaws.com"]})",
       Verdict::Fails,
       "the event selectors leave out the management events of `kms.amazonaws.com`\n"},
      {kManagement + R"(,{"field":"eventSource","not_equals":[]})", Verdict::Holds, ""},
      {kManagement + R"(,{"field":"eventName","starts_with":["Delete"]})", Verdict::Fails,
       "the event selector leaves out management events by the field `eventName`\n"},
  }));
  CAPTURE(c.fields);
  const PlacedAnswer answer = judge(advanced(c.fields));
  CHECK(answer.verdict == c.verdict);
  CHECK(why(answer) == c.why);
}

TEST_CASE("CloudFormation's names say the same", "[selector]") {
  struct Case {
    const char* properties;
    Verdict verdict;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"EventSelectors":[{"IncludeManagementEvents":true}]})", Verdict::Holds},
      {R"({"EventSelectors":[{"IncludeManagementEvents":"false"}]})", Verdict::Fails},
      {R"({"EventSelectors":[{"ReadWriteType":"WriteOnly"}]})", Verdict::Fails},
      {R"({"EventSelectors":[{"ExcludeManagementEventSources":["kms.amazonaws.com"]}]})",
       Verdict::Fails},
      {R"({"AdvancedEventSelectors":[{"FieldSelectors":[
           {"Field":"eventCategory","Equals":["Management"]},
           {"Field":"readOnly","Equals":[false]}]}]})",
       Verdict::Fails},
  }));
  CAPTURE(c.properties);
  CHECK(judge(c.properties, Language::CloudFormation).verdict == c.verdict);
}

TEST_CASE("a part that is not known leaves it open", "[selector]") {
  Resource trail{.address = "t", .type = "aws_cloudtrail"};
  trail.attributes = Value::map();
  trail.attributes.set("event_selector", known_later({"var.selectors"}));
  CHECK(records_management_events(trail).verdict == Verdict::Unknown);
  Value selector = Value::map();
  selector.set("read_write_type", known_later({"var.type"}));
  trail.attributes.set("event_selector", Value::list({selector}));
  CHECK(records_management_events(trail).verdict == Verdict::Unknown);
  selector.set("include_management_events", Value::boolean(false));
  trail.attributes.set("event_selector", Value::list({selector}));
  CHECK(records_management_events(trail).verdict == Verdict::Fails);
}

TEST_CASE("another trail of the account closes the gap if it is on and everywhere",
          "[selector]") {
  struct Case {
    const char* other;
    Verdict verdict;
  };
  const auto c = GENERATE(values<Case>({
      {R"({"is_multi_region_trail":true})", Verdict::Holds},
      {R"({"is_multi_region_trail":false})", Verdict::Fails},
      {R"({"is_multi_region_trail":true,"enable_logging":false})", Verdict::Fails},
      {R"({"is_multi_region_trail":true,
           "event_selector":[{"read_write_type":"ReadOnly"}]})",
       Verdict::Fails},
  }));
  CAPTURE(c.other);
  SmallGraph small;
  small.add("aws_cloudtrail.data",
            R"({"event_selector":[{"include_management_events":false}]})");
  small.add("aws_cloudtrail.other", c.other);
  const ResourceGraph graph = small.build();
  CHECK(management_events_recorded(RecordedAccounts(graph), graph.resources().front())
            .verdict == c.verdict);

  SmallGraph elsewhere;
  elsewhere.add("aws_cloudtrail.data",
                R"({"event_selector":[{"include_management_events":false}]})");
  elsewhere.add("aws_cloudtrail.other", c.other).account = Text("444455556666");
  const ResourceGraph apart = elsewhere.build();
  CHECK(management_events_recorded(RecordedAccounts(apart), apart.resources().front())
            .verdict == Verdict::Fails);
}

}  // namespace trailseal::cloudtrail::event_selector_test
