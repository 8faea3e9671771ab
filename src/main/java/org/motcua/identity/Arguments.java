package org.motcua.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands controllers who is signed in (`SignedIn`, or `Optional<SignedIn>` where that may be
/// nobody), and what was typed before signing in ([Typed]).
final class Arguments implements HandlerMethodArgumentResolver {
    private final ReturnTo returnTo;

    Arguments(ReturnTo returnTo) {
        this.returnTo = returnTo;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Typed.class
                || parameter.nestedIfOptional().getNestedParameterType() == SignedIn.class;
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders) {
        var who = Doors.who();
        if (parameter.getParameterType() == Typed.class) {
            var request = web.getNativeRequest(HttpServletRequest.class);
            return request == null
                    ? Typed.NOTHING
                    : who.map(one -> returnTo.typed(request, one.account())).orElse(Typed.NOTHING);
        }
        return parameter.getParameterType() == Optional.class
                ? who
                : who.orElseThrow(SignInNeeded::new);
    }
}
