// Which values make a difference is read off the conditions:
//
//   Equals [!Ref P, a]              P: a, and any other value
//   AllowedValues [a, b]            P: a, b
//   Equals [FindInMap [M, !Ref P, k], a]   P: the keys of M
//   Equals [!Ref AWS::Region, a]    AWS::Region: a, and any other value
//
// Only conditions count that a resource depends on whose kind makes scenarios (table of
// kinds), by its `Condition`, by an `Fn::If` in it, or through another such condition.
//
// A stack within the stack has conditions too; where its parameter is a `Ref` to one of
// the template around it, that one is the variable, with the values compared inside.
//
// Where something else is compared (an import, a stored value), the condition itself is
// the variable. Of several such conditions none is: they may hang together, and a choice
// that cannot come about would be judged.
#include "cloudformation/scenario.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "aws/resource_kind.hpp"
#include "cloudformation/function/resolver.hpp"
#include "cloudformation/template/nested_stacks.hpp"

namespace trailseal::cloudformation {
namespace {

/// More allowed values than this are no choice but a catalogue.
constexpr std::size_t kMostValues = 16;

/// Does it matter to a report whether the resource exists, and what it holds?
bool is_relevant(const Value& resource) {
  const KindRow* row = find_kind(resource["Type"].literal().value_or(""));
  return row != nullptr && (row->makes_scenarios || makes_stack(row->kind));
}

void add_once(std::vector<std::string>& list, const std::string& item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.push_back(item);
}

/// The template of a stack within the stack, where it is on disk.
const TemplateFile* file_of(const Value& resource, const TemplateView& view) {
  if (view.files == nullptr || !makes_stack(kind_in(resource))) return nullptr;
  const auto url = template_url(resource).literal();
  const auto path = TemplateFiles::path_of(url.value_or(""), view.path);
  if (!path) return nullptr;
  const Result<const TemplateFile*> file = view.files->open(*path, view.path);
  return file ? *file : nullptr;
}

class VariableSearch {
 public:
  VariableSearch(const TemplateView& view, const Parameters& given,
                 const Environment& environment, std::size_t level = 0)
      : view_(view),
        root_(view.root),
        given_(given),
        environment_(environment),
        level_(level) {}

  std::vector<ScenarioVariable> run() {
    const Value& resources = root_["Resources"];
    for (const Value& resource : resources.items()) {
      if (!is_relevant(resource)) continue;
      if (const auto name = resource["Condition"].literal()) use_condition(*name);
      use_conditions_in(resource["Properties"]);
      if (const TemplateFile* file = file_of(resource, view_)) look_into(*file, resource);
    }
    const Value& declared = root_["Conditions"];
    for (std::size_t i = 0; i < conditions_.size(); ++i) {
      const std::string name = conditions_[i];  // the list grows meanwhile
      read_condition(declared[name], name);
    }
    std::vector<ScenarioVariable> variables;
    for (ScenarioVariable& variable : variables_) {
      if (variable.choices() > 1) variables.push_back(std::move(variable));
    }
    if (open_.size() == 1) {
      variables.push_back({.kind = ScenarioVariable::Kind::Condition,
                           .name = *open_.begin(),
                           .values = {"true", "false"}});
    }
    return variables;
  }

 private:
  /// The variables inside of a stack, as far as they are parameters of this template.
  void look_into(const TemplateFile& file, const Value& resource) {
    if (level_ == kMostLevels) return;
    const Parameters none;
    const TemplateView inside{
        .path = file.source.path(), .root = file.document.root, .files = view_.files};
    const auto variables = VariableSearch(inside, none, environment_, level_ + 1).run();
    const Value& arguments = resource["Properties"]["Parameters"];
    for (const ScenarioVariable& variable : variables) {
      if (variable.kind == ScenarioVariable::Kind::Pseudo) {
        for (const std::string& value : variable.values) {
          read_pseudo(variable.name, value);
        }
      }
      const auto referred = arguments[variable.name]["Ref"].literal();
      if (variable.kind != ScenarioVariable::Kind::Parameter || !referred) continue;
      for (const std::string& value : variable.values) read_reference(*referred, value);
    }
  }

  void use_condition(const std::string& name) {
    if (used_.insert(name).second) conditions_.push_back(name);
  }

  void use_conditions_in(const Value& value) {
    const Value& choice = value["Fn::If"];
    if (const auto name = choice.at(0).literal()) use_condition(*name);
    for (const Value& part : value.items()) use_conditions_in(part);
  }

  void read_condition(const Value& expression, const std::string& owner) {
    if (!expression.is_map()) return;
    if (const auto named = expression["Condition"].literal()) use_condition(*named);
    const Value& equals = expression["Fn::Equals"];
    if (equals.is_list()) read_equals(equals, owner);
    for (const char* function : {"Fn::And", "Fn::Or", "Fn::Not"}) {
      for (const Value& part : expression[function].items()) read_condition(part, owner);
    }
  }

  void read_equals(const Value& equals, const std::string& owner) {
    for (const std::size_t side : {std::size_t{0}, std::size_t{1}}) {
      const Value& operand = equals.at(side);
      const auto other = text_of(equals.at(1 - side));
      const auto literal = other ? other->literal() : std::nullopt;
      if (!read_operand(operand, literal)) open_.insert(owner);
    }
  }

  /// Is what is compared decided, or a variable now?
  bool read_operand(const Value& operand, const std::optional<std::string>& literal) {
    if (text_of(operand)) return true;
    if (!operand.is_map() || operand.size() != 1) return false;
    const auto name = operand["Ref"].literal();
    if (name) return read_reference(*name, literal);
    const Value& look_up = operand["Fn::FindInMap"];
    if (look_up.is_list()) return read_look_up(look_up);
    return false;
  }

  bool read_look_up(const Value& look_up) {
    const Value& mapping = root_["Mappings"][look_up.at(0).literal().value_or("")];
    if (text_of(look_up.at(1)) && text_of(look_up.at(2))) return true;
    const auto name = look_up.at(1)["Ref"].literal();
    if (!name || !text_of(look_up.at(2)) || !mapping.is_map()) return false;
    if (mapping.size() > kMostValues) return false;
    bool read = true;
    for (const Value::Key& key : mapping.keys()) {
      read = read_reference(*name, key.name) && read;
    }
    ScenarioVariable* variable = find(*name);
    // Another key is refused at deployment, unless there is a value for that case.
    if (variable != nullptr && look_up.at(3).is_absent()) variable->others = false;
    return read;
  }

  bool read_reference(const std::string& name,
                      const std::optional<std::string>& literal) {
    if (name.starts_with("AWS::")) return read_pseudo(name, literal);
    const Value& declaration = root_["Parameters"][name];
    if (given_.count(name) > 0) return true;
    const std::string type = declaration["Type"].literal().value_or("");
    const Value& no_echo = declaration["NoEcho"];
    const bool hidden = no_echo.as_bool() || no_echo.is_literal("true");
    const bool text = type == "String" || type == "Number" ||
                      (type.starts_with("AWS::") && !type.starts_with("AWS::SSM::"));
    // What a hidden parameter may be is nobody's to read in a report.
    if (!text || hidden) return text && !declaration["Default"].is_absent();
    ScenarioVariable& variable = parameter(name, declaration);
    if (variable.others && literal) add_once(variable.values, *literal);
    return variable.choices() > 0;
  }

  bool read_pseudo(const std::string& name, const std::optional<std::string>& literal) {
    const bool region = name == "AWS::Region";
    if (!region && name != "AWS::AccountId") return name == "AWS::Partition";
    const std::string& known = region ? environment_.region : environment_.account;
    if (!known.empty()) return true;
    if (!literal) return false;
    ScenarioVariable* variable = find(name);
    if (variable == nullptr) {
      variables_.push_back(
          {.kind = ScenarioVariable::Kind::Pseudo, .name = name, .others = true});
      variable = &variables_.back();
    }
    add_once(variable->values, *literal);
    return true;
  }

  ScenarioVariable* find(const std::string& name) {
    const auto found = std::find_if(
        variables_.begin(), variables_.end(),
        [&](const ScenarioVariable& variable) { return variable.name == name; });
    return found == variables_.end() ? nullptr : &*found;
  }

  ScenarioVariable& parameter(const std::string& name, const Value& declaration) {
    if (ScenarioVariable* known = find(name)) return *known;
    ScenarioVariable variable{.name = name, .others = true};
    const auto fallback = text_of(declaration["Default"]);
    if (fallback) variable.fallback = fallback->literal();
    const Value& allowed = declaration["AllowedValues"];
    if (allowed.size() > 0 && allowed.size() <= kMostValues) {
      variable.others = false;
      for (const Value& item : allowed.items()) {
        const auto text = text_of(item);
        if (text && text->is_literal()) add_once(variable.values, *text->literal());
      }
    } else if (variable.fallback) {
      add_once(variable.values, *variable.fallback);
    }
    variables_.push_back(std::move(variable));
    return variables_.back();
  }

  const TemplateView& view_;
  const Value& root_;
  const Parameters& given_;
  const Environment& environment_;
  const std::size_t level_;
  std::vector<std::string> conditions_;   ///< in the order in which they are met
  std::unordered_set<std::string> used_;  ///< the same
  std::vector<ScenarioVariable> variables_;
  std::set<std::string> open_;  ///< conditions that compare what is no variable
};

bool declares_trail(const TemplateView& view, std::size_t level) {
  const auto& resources = view.root["Resources"].items();
  return std::any_of(resources.begin(), resources.end(), [&](const Value& resource) {
    if (kind_in(resource) == ResourceKind::Trail) return true;
    const std::string body =
        resource["Properties"]["TemplateBody"].literal().value_or("");
    if (body.find(cloudformation_type(ResourceKind::Trail)) != std::string::npos) {
      return true;
    }
    const TemplateFile* file = level < kMostLevels ? file_of(resource, view) : nullptr;
    return file != nullptr && declares_trail({.path = file->source.path(),
                                              .root = file->document.root,
                                              .files = view.files},
                                             level + 1);
  });
}

}  // namespace

std::vector<ScenarioVariable> find_variables(const TemplateView& view,
                                             const Parameters& given,
                                             const Environment& environment) {
  return VariableSearch(view, given, environment).run();
}

bool declares_trail(const TemplateView& view) { return declares_trail(view, 0); }

}  // namespace trailseal::cloudformation
