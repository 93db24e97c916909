# buzon_discover_tests(PROGRAM [PROPERTY VALUE]…): each GoogleTest of the program a test of its own, one process each. A suite that cannot
# start is red (support/suites_must_start.cpp).
function(buzon_discover_tests program)
    target_sources(${program} PRIVATE ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/support/suites_must_start.cpp)
    gtest_discover_tests(${program} DISCOVERY_MODE PRE_TEST PROPERTIES ${ARGN})
endfunction()
