<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/act.xsl"/>

  <xsl:variable name="d" select="/acto/devolucion"/>

  <xsl:template match="/acto" mode="titulo">Resolución de la solicitud de devolución de cuotas enteradas sin justificación legal</xsl:template>

  <xsl:template match="/acto" mode="encabezado-resumen">
    <xsl:text>Lo que debe saber: </xsl:text>
    <xsl:choose>
      <xsl:when test="$d/sentido = 'total'">procede la devolución</xsl:when>
      <xsl:when test="$d/sentido = 'parcial'">procede en parte la devolución</xsl:when>
      <xsl:otherwise>no procede la devolución</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>Es la respuesta del Instituto a su solicitud <xsl:value-of select="$d/solicitud/@folio"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$d/solicitud/@fecha"/></xsl:call-template>, para que se le devuelvan cuotas que pagó sin deberlas. Pagos examinados: <xsl:value-of select="count($d/pagos/pago)"/>; procede devolver: <xsl:value-of select="count($d/pagos/pago[@procede='si'])"/>.</dd>
    <dt>¿Cuánto me devuelven?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($d/total)"/></span><xsl:if test="$d/total/@letra"><br/><xsl:value-of select="$d/total/@letra"/></xsl:if></dd>
    <dt>¿Cuándo y cómo?</dt>
    <xsl:choose>
      <xsl:when test="$d/entrega"><dd><xsl:call-template name="forma-entrega"/> Dentro de los <xsl:value-of select="$d/entrega/@dias"/> días hábiles contados desde que su solicitud quedó completa, el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$d/solicitud/@completa"/></xsl:call-template>.</dd></xsl:when>
      <xsl:otherwise><dd>No procede devolver ninguna cantidad; las razones están en «Consideraciones».</dd></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="forma-entrega">
    <xsl:choose>
      <xsl:when test="$d/entrega/@medio = 'deposito'">Por depósito en su cuenta de <xsl:value-of select="$d/entrega/cuenta/@banco"/> con terminación <xsl:value-of select="substring($d/entrega/cuenta/@clabe, 15)"/>.</xsl:when>
      <xsl:otherwise>Mediante nota de crédito que puede aplicar al pago de sus cuotas.</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$d/sentido = 'total'">Recibe la devolución sin otro trámite.</xsl:when>
        <xsl:when test="$d/sentido = 'parcial'">Recibe lo autorizado sin otro trámite. Lo que no se autorizó queda firme si no lo impugna a tiempo.</xsl:when>
        <xsl:otherwise>La negativa queda firme si no la impugna a tiempo.</xsl:otherwise>
      </xsl:choose>
      <xsl:if test="$d/entrega"> No compense por su cuenta estas cantidades con otras cuotas: la ley no lo permite.</xsl:if>
    </dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Antecedentes</h2>
      <ol>
        <li>El <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$d/solicitud/@fecha"/></xsl:call-template> el patrón presentó la solicitud <xsl:value-of select="$d/solicitud/@folio"/>, que quedó completa el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$d/solicitud/@completa"/></xsl:call-template>.</li>
        <li>La causa que invoca es
          <xsl:choose>
            <xsl:when test="$d/origen = 'pago-duplicado'">haber pagado dos veces las mismas cuotas.</xsl:when>
            <xsl:when test="$d/origen = 'trabajador-ajeno'">haber pagado cuotas de personas que no eran trabajadoras suyas.</xsl:when>
            <xsl:when test="$d/origen = 'salario-mayor'">haber pagado con un salario base de cotización mayor que el debido.</xsl:when>
            <xsl:when test="$d/origen = 'prima-mayor'">haber pagado con una prima de riesgos de trabajo mayor que la debida.</xsl:when>
            <xsl:when test="$d/origen = 'resolucion-firme'">una resolución firme que dejó insubsistente el cobro.</xsl:when>
            <xsl:when test="$d/origen = 'dictamen'">el dictamen de contador público autorizado (artículo 165 del Reglamento).</xsl:when>
            <xsl:otherwise>el reembolso de cuotas previsto en el artículo 17 de la Ley del Seguro Social.</xsl:otherwise>
          </xsl:choose>
        </li>
      </ol>
      <div class="tabla" role="region" tabindex="0" aria-label="Pagos examinados">
        <table class="w-2-4-3-3-3-2">
          <caption>Pagos examinados, en pesos</caption>
          <thead><tr><th scope="col">Periodo</th><th scope="col">Pagado el</th><th scope="col" class="num">Enterado</th><th scope="col" class="num">Debido</th><th scope="col" class="num">Indebido</th><th scope="col">¿Procede?</th></tr></thead>
          <tbody>
            <xsl:for-each select="$d/pagos/pago">
              <tr>
                <th scope="row"><xsl:value-of select="@periodo"/></th>
                <td><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@fecha"/></xsl:call-template></td>
                <td class="num"><xsl:value-of select="b:pesos(@enterado)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@debido)"/></td>
                <td class="num"><xsl:value-of select="b:pesos(@indebido)"/></td>
                <td><xsl:choose><xsl:when test="@procede = 'si'">Sí</xsl:when><xsl:otherwise>No</xsl:otherwise></xsl:choose></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </div>
    </section>
    <section>
      <h2>Consideraciones</h2>
      <p>Las cuotas enteradas sin justificación legal se devuelven actualizadas si se reclaman dentro de los cinco años siguientes al entero; el Instituto puede descontar el costo de las prestaciones que hubiera otorgado (artículo 299 de la Ley del Seguro Social). De las cuotas obrero patronales sólo se devuelve al patrón la parte patronal, salvo que compruebe que no retuvo a los trabajadores la suya (artículo 132 del Reglamento).</p>
      <xsl:if test="$d/pagos/pago[@procede='si']">
        <div class="tabla" role="region" tabindex="0" aria-label="Cálculo de la devolución">
          <table class="w-2-3-3-2-3-3">
            <caption>Cálculo de la devolución, en pesos</caption>
            <thead><tr><th scope="col">Periodo</th><th scope="col" class="num">Cuota retenida</th><th scope="col" class="num">Base</th><th scope="col" class="num">Factor</th><th scope="col" class="num">Actualización</th><th scope="col" class="num">Se devuelve</th></tr></thead>
            <tbody>
              <xsl:for-each select="$d/pagos/pago[@procede='si']">
                <tr>
                  <th scope="row"><xsl:value-of select="@periodo"/></th>
                  <xsl:choose>
                    <xsl:when test="@retenida = 'si'"><td class="num"><xsl:value-of select="b:pesos(@cuotaObrera)"/></td></xsl:when>
                    <xsl:otherwise><td class="num">—</td></xsl:otherwise>
                  </xsl:choose>
                  <td class="num"><xsl:value-of select="b:pesos(@base)"/></td>
                  <td class="num"><xsl:value-of select="@factor"/></td>
                  <td class="num"><xsl:value-of select="b:pesos(@actualizacion)"/></td>
                  <td class="num"><xsl:value-of select="b:pesos(@devuelve)"/></td>
                </tr>
              </xsl:for-each>
            </tbody>
            <tfoot><tr><th scope="row" colspan="2">Total</th><td class="num"><xsl:value-of select="b:pesos($d/sumas/@base)"/></td><td class="num">—</td><td class="num"><xsl:value-of select="b:pesos($d/sumas/@actualizacion)"/></td><td class="num"><xsl:value-of select="b:pesos($d/sumas/@devuelve)"/></td></tr></tfoot>
          </table>
        </div>
      </xsl:if>
      <xsl:if test="$d/pagos/pago[@procede='no']">
        <h3>Lo que no procede devolver</h3>
        <ul>
          <xsl:for-each select="$d/pagos/pago[@procede='no']"><li>Pago de <xsl:call-template name="periodo"><xsl:with-param name="periodo" select="@periodo"/></xsl:call-template>, <xsl:value-of select="b:pesos(@indebido)"/>. <xsl:value-of select="razon"/></li></xsl:for-each>
        </ul>
      </xsl:if>
      <xsl:if test="$d/descuento/detalle">
        <h3>Descuento</h3>
        <p>Se descuentan <xsl:value-of select="b:pesos($d/descuento/@importe)"/>. <xsl:value-of select="$d/descuento/detalle"/></p>
      </xsl:if>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <ol>
        <xsl:choose>
          <xsl:when test="$d/entrega">
            <li>Se autoriza devolver a <strong><xsl:value-of select="destinatario/nombre"/></strong> la cantidad de <strong><xsl:value-of select="b:pesos($d/total)"/></strong><xsl:if test="$d/total/@letra"> (<xsl:value-of select="$d/total/@letra"/>)</xsl:if>.</li>
            <li><xsl:call-template name="forma-entrega"/></li>
            <xsl:if test="$d/pagos/pago[@procede='no']"><li>No procede devolver las demás cantidades solicitadas.</li></xsl:if>
            <xsl:if test="$d/pagos/pago[@retenida='si'][@procede='si']"><li>Quedan a salvo los derechos de los trabajadores sobre las cuotas que se les retuvieron.</li></xsl:if>
          </xsl:when>
          <xsl:otherwise><li>Se niega a <strong><xsl:value-of select="destinatario/nombre"/></strong> la devolución que solicitó con el folio <xsl:value-of select="$d/solicitud/@folio"/>.</li></xsl:otherwise>
        </xsl:choose>
      </ol>
    </section>
  </xsl:template>
</xsl:stylesheet>
