# Language, compiler and sanitizer choices of the whole build, on one INTERFACE target: hearthbook_options.

if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
option(HEARTHBOOK_SERVER_ONLY "hearthbookd alone: no desktop program, no tests, and none of the libraries they need" OFF)
set(HEARTHBOOK_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")
option(HEARTHBOOK_FUZZ "The fuzzing targets; with clang and HEARTHBOOK_SANITIZE=fuzzer-no-link,…" OFF)
option(HEARTHBOOK_DEBUG_INFO "Keep debug information in the binaries" ON)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${PROJECT_SOURCE_DIR}/scripts/cmake/compile.sh ${PROJECT_SOURCE_DIR})
endif()
find_program(MOLD_PROGRAM mold)

add_library(hearthbook_options INTERFACE)
target_include_directories(hearthbook_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(hearthbook_options INTERFACE
    HEARTHBOOK_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT)
target_compile_options(hearthbook_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wcast-align
    -Wformat=2 -fpch-preprocess)
if(MOLD_PROGRAM)
    target_link_options(hearthbook_options INTERFACE -fuse-ld=mold)
endif()
if(NOT HEARTHBOOK_DEBUG_INFO)
    string(REPLACE "-g" "" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")
endif()
if(HEARTHBOOK_SANITIZE)
    # -g1: functions and lines for the reports; the rest would be a quarter of the compile time.
    target_compile_options(hearthbook_options INTERFACE -fsanitize=${HEARTHBOOK_SANITIZE} -fno-omit-frame-pointer -g1)
    target_link_options(hearthbook_options INTERFACE -fsanitize=${HEARTHBOOK_SANITIZE})
endif()
