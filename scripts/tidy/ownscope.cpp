// A check that finds nothing: it bounds the walk of the other checks to declarations outside of system headers, where
// clang-tidy would drop what it finds anyway. The headers of Qt and of the standard library are most of the walk.
#include <clang-tidy/ClangTidyCheck.h>
#include <clang-tidy/ClangTidyModule.h>
#include <clang-tidy/ClangTidyModuleRegistry.h>
#include <clang/AST/ASTContext.h>
#include <clang/ASTMatchers/ASTMatchFinder.h>

#include <vector>

namespace {

using namespace clang::ast_matchers;
using namespace clang::tidy;

class OwnScope : public ClangTidyCheck
{
public:
    using ClangTidyCheck::ClangTidyCheck;

    void registerMatchers(MatchFinder *finder) override
    {
        finder->addMatcher(translationUnitDecl().bind("unit"), this);
    }

    /// Called for the unit itself, before its declarations are walked.
    void check(const MatchFinder::MatchResult &result) override
    {
        std::vector<clang::Decl *> own;
        for (clang::Decl *declaration : result.Context->getTranslationUnitDecl()->decls()) {
            if (!result.SourceManager->isInSystemHeader(declaration->getLocation()))
                own.push_back(declaration);
        }
        result.Context->setTraversalScope(own);
    }
};

class HearthbookModule : public ClangTidyModule
{
public:
    void addCheckFactories(ClangTidyCheckFactories &factories) override
    {
        factories.registerCheck<OwnScope>("hearthbook-own-scope");
    }
};

const ClangTidyModuleRegistry::Add<HearthbookModule> module("hearthbook-module", "Bounds the walk to our own code.");

} // namespace
